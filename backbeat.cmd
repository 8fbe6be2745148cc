@echo off
rem Backbeat's launcher for Windows: finds a JDK, builds once when there is no jar, runs the command line. Unlike the launcher
rem for Linux and macOS it does not notice newer sources (delete cli\target\launch to build again), makes no archive of
rem classes, has no verify, bench, dist and spark (use mvnw.cmd), and leaves out options that only some JVMs know.
setlocal
set "HERE=%~dp0"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
rem An older Java does not know the module, nor a Java of parts that lacks it.
"%JAVA%" --add-modules jdk.incubator.vector -version >nul 2>&1
if errorlevel 1 (
    echo backbeat: no Java that will do as "%JAVA%". Install a JDK 17 or newer and set JAVA_HOME to it. 1>&2
    exit /b 1
)
set "JAR=%HERE%cli\target\launch\backbeat.jar"
if not exist "%JAR%" (
    echo backbeat: building ^(once, a minute or so; later starts skip this^) ... 1>&2
    call "%HERE%mvnw.cmd" -q -B -f "%HERE%pom.xml" -DskipTests -Dspotless.check.skip=true -pl cli -am package 1>&2
    if errorlevel 1 exit /b 1
    if not exist "%HERE%cli\target\launch" mkdir "%HERE%cli\target\launch"
    copy /y "%HERE%cli\target\backbeat.jar" "%JAR%" >nul
    if errorlevel 1 exit /b 1
)

rem The heap begins small, and its young generation stays small: see small_heap in the other launcher, whose figures these are. A
rem JVM refuses to begin with more than the user lets it have, so what users say of the heap goes before.
set "PROCESSORS=%NUMBER_OF_PROCESSORS%"
if not defined PROCESSORS set "PROCESSORS=2"
if %PROCESSORS% lss 2 set "PROCESSORS=2"
set "BEGIN=24"
set /a YOUNG=10 * PROCESSORS
if "%~1"=="run" set "BEGIN=96"
if "%~1"=="study" set "BEGIN=96"
if "%BEGIN%"=="96" set /a YOUNG=48 * PROCESSORS
if %YOUNG% gtr 300 set "YOUNG=300"
set | findstr /i /r /c:"^BACKBEAT_JAVA_OPTS=" /c:"^JDK_JAVA_OPTIONS=" /c:"^JAVA_TOOL_OPTIONS=" /c:"^_JAVA_OPTIONS=" | findstr /r /c:"[-]Xm[sx]" /c:"[-]XX:.*HeapSize=" /c:"[-]XX:.*RAMPercentage=" >nul && set "BEGIN="
set | findstr /i /r /c:"^BACKBEAT_JAVA_OPTS=" /c:"^JDK_JAVA_OPTIONS=" /c:"^JAVA_TOOL_OPTIONS=" /c:"^_JAVA_OPTIONS=" | findstr /r /c:"[-]Xmn" /c:"[-]XX:.*NewSize=" >nul && set "YOUNG="
set "HEAP="
if defined YOUNG set "HEAP=-XX:MaxNewSize=%YOUNG%m"
if defined BEGIN set "HEAP=%HEAP% -XX:InitialHeapSize=%BEGIN%m"

"%JAVA%" --add-modules jdk.incubator.vector -XX:+UseParallelGC -XX:MaxRAMPercentage=60 %HEAP% "-Dbackbeat.home=%HERE%." %BACKBEAT_JAVA_OPTS% -jar "%JAR%" %*
exit /b %errorlevel%
