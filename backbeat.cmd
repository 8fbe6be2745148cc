@echo off
rem Backbeat's launcher for Windows: finds a JDK, builds once when there is no jar, runs the command line. Unlike the launcher
rem for Linux and macOS it does not notice newer sources (delete cli\target\launch to build again), makes no archive of
rem classes, has no verify, bench and dist (use mvnw.cmd), and its heap begins as the JVM likes.
setlocal
set "HERE=%~dp0"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo backbeat: no Java found. Install a JDK 17 or newer and set JAVA_HOME to it. 1>&2
    exit /b 1
)
set "JAR=%HERE%cli\target\launch\backbeat.jar"
if not exist "%JAR%" (
    echo backbeat: building ^(once, a minute or so; later starts skip this^) ... 1>&2
    call "%HERE%mvnw.cmd" -q -B -f "%HERE%pom.xml" -DskipTests -Dspotless.check.skip=true -pl cli -am package 1>&2
    if errorlevel 1 exit /b 1
    if not exist "%HERE%cli\target\launch" mkdir "%HERE%cli\target\launch"
    copy /y "%HERE%cli\target\backbeat.jar" "%JAR%" >nul
)
"%JAVA%" --add-modules jdk.incubator.vector -XX:+UseParallelGC -XX:MaxRAMPercentage=60 -XX:MaxNewSize=300m "-Dbackbeat.home=%HERE%." %BACKBEAT_JAVA_OPTS% -jar "%JAR%" %*
exit /b %errorlevel%
