#!/bin/sh
# 只检查数据，不写任何文件。
cd "$(dirname "$0")" || exit 2
[ $# -eq 0 ] && set -- 收件箱
exec guantong check "$@"
