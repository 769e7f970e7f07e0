; The installer for one user of Windows, in Dutch. Given from outside: VERSION, NUMBERS (as 1.2.3.0), SIZE (kilobytes),
; COMPRESSOR, OUT, FILES (what is unpacked), STAGE, and SIGN (a command that signs the uninstaller) where there is one.
;
; Exit codes: 0 done, 1 stopped by the user, 2 a newer version is installed, 3 Wijkdesk is running, 4 it could not be
; written, 5 this Windows is too old.

Target amd64-unicode
SetCompressor /SOLID ${COMPRESSOR}
SetCompressorDictSize 64
SetDateSave off
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
AllowSkipFiles off

!include MUI2.nsh
!include WinVer.nsh
!include WordFunc.nsh

!define PROGRAM "Wijkdesk"
!define CLASSES "Software\Classes"
!define KIND "Wijkdesk.Dossier"
!define INSTALLED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Wijkdesk"

Name "${PROGRAM}"
OutFile "${OUT}"
BrandingText " "
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1043 "ProductName" "${PROGRAM}"
VIAddVersionKey /LANG=1043 "FileDescription" "Wijkdesk installeren"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "${STAGE}/wijkdesk.ico"
!define MUI_UNICON "${STAGE}/wijkdesk.ico"
!define MUI_WELCOMEPAGE_TITLE "Wijkdesk ${VERSION} installeren"
!define MUI_WELCOMEPAGE_TEXT "Wijkdesk komt alleen in je eigen gebruikersmap, dus je hebt geen beheerder nodig.$\r$\n$\r$\nStond Wijkdesk er al, dan komt deze versie ervoor in de plaats. Je dossiers, back-ups en instellingen blijven zoals ze zijn.$\r$\n$\r$\nSluit Wijkdesk als het open staat, en klik op Installeren."
!define MUI_FINISHPAGE_TITLE "Wijkdesk staat klaar"
!define MUI_FINISHPAGE_TEXT "Je vindt Wijkdesk in het Startmenu. Een dossier open je ook door erop te dubbelklikken."
!define MUI_FINISHPAGE_RUN "$INSTDIR\Wijkdesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Wijkdesk starten"
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\Handboek.pdf"
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Het handboek openen: begin bij Het eerste uur"
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Wijkdesk gaat van deze computer. Je dossiers, back-ups en instellingen blijven staan."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

; Says why it stops, and stops with this exit code.
!macro StopWith CODE TEXT
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A library in use cannot be opened to write in it.
!macro StopWhenRunning FOLDER
  ClearErrors
  IfFileExists "${FOLDER}\runtime\python311.dll" 0 +6
  FileOpen $0 "${FOLDER}\runtime\python311.dll" a
  IfErrors 0 +3
    StrCpy $1 "runs"
    Goto +2
  FileClose $0
!macroend

; Removes what is ours, file by file or in folders that are ours alone; what somebody put beside it stays.
!macro RemoveProgram FOLDER
  RMDir /r "${FOLDER}\runtime"
  RMDir /r "${FOLDER}\lib"
  Delete "${FOLDER}\Wijkdesk.exe"
  Delete "${FOLDER}\Wijkdesk.com"
  Delete "${FOLDER}\wijkdesk.ico"
  Delete "${FOLDER}\dossier.ico"
  Delete "${FOLDER}\Handboek.pdf"
  Delete "${FOLDER}\Licenties.txt"
  Delete "${FOLDER}\Verwijderen.exe"
!macroend

; Tells the desktop that what opens dossiers has changed.
!macro TellDesktop
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Wijkdesk"
  ${IfNot} ${AtLeastWin10}
    !insertmacro StopWith 5 "Wijkdesk werkt op Windows 10 en nieuwer. Op deze computer staat een oudere Windows."
  ${EndIf}
  ReadRegStr $0 HKCU "${INSTALLED}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "${VERSION}" $0 $1
    ${If} $1 == 2
      !insertmacro StopWith 2 "Er staat al een nieuwere Wijkdesk ($0). Die blijft staan."
    ${EndIf}
  ${EndIf}
  StrCpy $1 ""
  !insertmacro StopWhenRunning "$INSTDIR"
  ${If} $1 == "runs"
    !insertmacro StopWith 3 "Wijkdesk staat nog open. Sluit het, en begin opnieuw."
  ${EndIf}
FunctionEnd

; Unpacked beside what is there, and put in its place when it is whole: what goes wrong before leaves that as it was.
Section
  SetShellVarContext current
  RMDir /r "$INSTDIR.nieuw"
  ClearErrors
  !include "${FILES}"
  WriteUninstaller "$INSTDIR.nieuw\Verwijderen.exe"
  SetOutPath "$TEMP"
  ${If} ${Errors}
    RMDir /r "$INSTDIR.nieuw"
    !insertmacro StopWith 4 "Wijkdesk kon niet worden geschreven. Maak ruimte vrij op de schijf, en begin opnieuw."
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\*.*"
    ClearErrors
    Rename "$INSTDIR" "$INSTDIR.oud"
    ${If} ${Errors}
      RMDir /r "$INSTDIR.nieuw"
      !insertmacro StopWith 4 "De map van Wijkdesk is in gebruik. Sluit wat erin open staat, en begin opnieuw."
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR.nieuw" "$INSTDIR"
  ${If} ${Errors}
    Rename "$INSTDIR.oud" "$INSTDIR"
    !insertmacro StopWith 4 "Wijkdesk kon niet op zijn plek worden gezet. Start de computer opnieuw, en begin opnieuw."
  ${EndIf}
  !insertmacro RemoveProgram "$INSTDIR.oud"
  RMDir "$INSTDIR.oud"
  ${If} ${FileExists} "$INSTDIR.oud\*.*"
    CopyFiles /SILENT "$INSTDIR.oud\*.*" "$INSTDIR"
    RMDir /r "$INSTDIR.oud"
  ${EndIf}

  CreateShortcut "$SMPROGRAMS\Wijkdesk.lnk" "$INSTDIR\Wijkdesk.exe"
  WriteRegStr HKCU "${CLASSES}\.wijkdesk" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "Wijkdesk-dossier"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\dossier.ico"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\Wijkdesk.exe" "%1"'
  WriteRegStr HKCU "${INSTALLED}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${INSTALLED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${INSTALLED}" "DisplayIcon" "$INSTDIR\wijkdesk.ico"
  WriteRegStr HKCU "${INSTALLED}" "Publisher" "${PROGRAM}"
  WriteRegStr HKCU "${INSTALLED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${INSTALLED}" "UninstallString" '"$INSTDIR\Verwijderen.exe"'
  WriteRegStr HKCU "${INSTALLED}" "QuietUninstallString" '"$INSTDIR\Verwijderen.exe" /S'
  WriteRegDWORD HKCU "${INSTALLED}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${INSTALLED}" "NoModify" 1
  WriteRegDWORD HKCU "${INSTALLED}" "NoRepair" 1
  !insertmacro TellDesktop
SectionEnd

Function un.onInit
  StrCpy $1 ""
  !insertmacro StopWhenRunning "$INSTDIR"
  ${If} $1 == "runs"
    !insertmacro StopWith 3 "Wijkdesk staat nog open. Sluit het, en begin opnieuw."
  ${EndIf}
FunctionEnd

Section Uninstall
  SetShellVarContext current
  SetOutPath "$TEMP"
  !insertmacro RemoveProgram "$INSTDIR"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Wijkdesk.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.wijkdesk" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "${CLASSES}\.wijkdesk"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${INSTALLED}"
  !insertmacro TellDesktop
SectionEnd
