@echo off
rem Runs the Lifesigns agent on Windows. Java is the one in runtime\ beside bin\, or else JAVA_HOME's, or else the one on the PATH.
rem   LIFESIGNS_JAVA_OPTS   more options for the JVM
rem Jars in the folder ext\ beside bin\ are added: drivers, and check types of your own.
setlocal
set "home=%~dp0.."
set "java=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if exist "%home%\runtime\bin\java.exe" set "java=%home%\runtime\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo lifesigns: java: not found ^(expected: Java 17 or later, in JAVA_HOME or on the PATH^) 1>&2
    exit /b 3
)
set "heap=-Xms8m -Xmn2m -Xmx96m"
if "%~1 %~2"=="probes lint" set "heap=-Xms32m -Xmn16m -Xmx1g -XX:TieredStopAtLevel=1"
"%java%" -XX:+UseSerialGC %heap% -XX:ReservedCodeCacheSize=24m -XX:-UsePerfData ^
    -XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr -XX:+IgnoreUnrecognizedVMOptions ^
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 ^
    --enable-native-access=ALL-UNNAMED -Dio.netty.leakDetection.level=disabled %LIFESIGNS_JAVA_OPTS% ^
    -cp "%home%\lib\lifesigns-agent.jar;%home%\ext\*" dev.lifesigns.agent.Lifesigns %*
exit /b %ERRORLEVEL%
