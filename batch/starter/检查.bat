@echo off
chcp 65001 >nul
cd /d "%~dp0"
where guantong >nul 2>nul
if errorlevel 1 (
  echo 没有找到 guantong，请先安装：pipx install guantong
  pause
  exit /b 2
)
if "%~1"=="" (
  guantong check "收件箱"
) else (
  guantong check %*
)
pause
