@echo off
rem Opens a workshop from a double-click: finds the project, installs it the first time, and keeps its window where
rem something went wrong. This file is in UTF-8, and its lines end with CR LF.
chcp 65001 >nul
setlocal
title Atelier
cd /d "%~dp0..\..\.."

if not exist "src\cli\cordee.cjs" (
  echo.
  echo   Arrêt : ce lanceur n’est plus dans le dossier du portail.
  echo   Remettez-le dans cms\workshop\launchers, et faites-en plutôt un raccourci.
  goto failed
)

if exist "node_modules\astro" goto installed
where npm >nul 2>nul
if errorlevel 1 (
  echo.
  echo   Arrêt : il manque Node, qui sert à installer le reste.
  echo   Installez-le depuis https://nodejs.org, puis recommencez.
  goto failed
)
echo.
echo   C’est la première fois : installation, quelques minutes, avec Internet.
echo.
call npm ci --no-fund --no-audit
if errorlevel 1 (
  echo.
  echo   Arrêt : l’installation n’a pas abouti.
  echo   Vérifiez que cet ordinateur a Internet, puis recommencez : rien n’est abîmé.
  goto failed
)

:installed
set "NODE=node_modules\node\bin\node.exe"
if not exist "%NODE%" set "NODE=node"
"%NODE%" "src\cli\cordee.cjs" atelier --open %*
if %errorlevel% equ 0 exit /b 0
if %errorlevel% equ 130 exit /b 130

:failed
echo.
echo   Lisez ce qui est écrit au-dessus, puis appuyez sur une touche pour fermer cette fenêtre.
pause >nul
exit /b 1
