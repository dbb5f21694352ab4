#!/bin/sh
# 不给参数：筛查“收件箱”里的全部花名册；也可以给出文件或文件夹。
cd "$(dirname "$0")" || exit 2
[ $# -eq 0 ] && set -- 收件箱
exec guantong run "$@" --out 结果
