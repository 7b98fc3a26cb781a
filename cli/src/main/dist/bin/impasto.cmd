@echo off
rem Runs the impasto command of this distribution. JAVA_OPTS adds options for the JVM.
setlocal
set "home=%~dp0.."
if defined JAVA_HOME (set "java=%JAVA_HOME%\bin\java.exe") else (set "java=java.exe")
where /q "%java%" 2>nul || if not exist "%java%" (
  echo impasto: no Java found - Impasto needs Java 17 or newer - install a JDK or set JAVA_HOME 1>&2
  exit /b 1
)
if not defined OMP_WAIT_POLICY set OMP_WAIT_POLICY=passive
"%java%" -XX:SharedArchiveFile="%home%\lib\impasto.jsa" -Xshare:auto -Xlog:disable ^
  -XX:+UseSerialGC -Djava.awt.headless=true ^
  "-Donnxruntime.native.path=%home%\lib\onnxruntime" ^
  %JAVA_OPTS% -jar "%home%\lib\impasto-cli.jar" %*
exit /b %ERRORLEVEL%
