# escape=`
FROM {{{ imagebuilder:parentImage }}}
SHELL ["powershell", "-NoProfile", "-Command", "$ErrorActionPreference = 'Stop';"]
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
RUN New-Item -ItemType Directory C:\app; `
    Set-Content -Path C:\app\version.txt -Value '1.0'
WORKDIR C:\app
CMD ["powershell", "-File", "C:\\app\\run.ps1"]
