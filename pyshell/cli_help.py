"""What `pyshell -Help` prints, and the usage that follows a wrong command line."""

from __future__ import annotations

USAGE = """
Usage: pwsh[.exe] [-Login] [[-File] <filePath> [args]]
                  [-Command { - | <script-block> [-args <arg-array>]
                                | <string> [<CommandParameters>] } ]
                  [-CommandWithArgs <string> [<CommandParameters>]
                  [-ConfigurationName <string>] [-ConfigurationFile <filePath>]
                  [-CustomPipeName <string>] [-EncodedCommand <Base64EncodedCommand>]
                  [-ExecutionPolicy <ExecutionPolicy>] [-InputFormat {Text | XML}]
                  [-Interactive] [-MTA] [-NoExit] [-NoLogo] [-NonInteractive] [-NoProfile]
                  [-NoProfileLoadTime] [-OutputFormat {Text | XML}]
                  [-SettingsFile <filePath>] [-SSHServerMode] [-STA]
                  [-Version] [-WindowStyle <style>]
                  [-WorkingDirectory <directoryPath>]

       pwsh[.exe] -h | -Help | -? | /?

PowerShell Online Help https://aka.ms/powershell-docs

All parameters are case-insensitive.
"""

HELP = (
    USAGE
    + """
Every switch may be abbreviated, in any case, as long as it stays clear which one is meant.

-File | -f            Run a script file; what follows are its arguments, taken as plain strings
                      (-Switch, -Name value and -Name:value are parameters). "-" reads standard input.
                      A first argument that is no switch is taken for a script file.
-Command | -c         Run the rest of the line as PowerShell. "-" reads commands from standard input.
                      The exit code is 0 when the last command went well, else 1; `exit N` sets it.
-CommandWithArgs      Run one text; what follows becomes $args.
-EncodedCommand | -e  Like -Command, from UTF-16LE text in Base64.
-WorkingDirectory     Start in another folder.
-NoProfile            Do not run the profile script.
-NoExit               Stay at the prompt after -Command or -File.
-NoLogo               No version line at the start.
-NonInteractive       Never ask: what would prompt fails.
-OutputFormat         Text, or XML (CLIXML) for another PowerShell to read.
-InputFormat          Text or XML.
-ExecutionPolicy      Kept for scripts that look at it; nothing is enforced off Windows.
-Lab                  Start the embedded lab of remoting servers first.
-ServerMode | -s      Speak the remoting protocol over standard input and output.
-Version | -v         Print the version.
-Help | -?            Print this.
"""
)
