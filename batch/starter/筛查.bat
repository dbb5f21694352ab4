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
  guantong run "收件箱" --out "结果"
) else (
  guantong run %* --out "结果"
)
echo.
echo 结果在“结果”文件夹里，每份花名册一个文件夹。
pause
