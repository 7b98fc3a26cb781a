@echo off
rem Builds Impasto if it is not built, then runs it.
setlocal
set "root=%~dp0"
if exist "%root%target\impasto\lib\impasto-cli.jar" goto run
where /q mvn || (
  echo impasto: no Maven found - the first use builds Impasto - install Maven 3.8 or newer 1>&2
  exit /b 1
)
echo impasto: building (once; a minute or two, the first time it downloads libtorch) ... 1>&2
pushd "%root%"
call mvn -q -B -Dquick -pl cli -am package 1>&2
set built=%ERRORLEVEL%
popd
if not "%built%"=="0" (
  echo impasto: the build failed - see above 1>&2
  exit /b 1
)
:run
call "%root%target\impasto\bin\impasto.cmd" %*
exit /b %ERRORLEVEL%
