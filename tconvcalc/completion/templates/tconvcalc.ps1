# Completion of tconvcalc for PowerShell, written by `tconvcalc completion powershell`; a TAB starts no process.
# Install: save it beside your profile and add to $PROFILE: . $PSScriptRoot/tconvcalc.ps1

Register-ArgumentCompleter -Native -CommandName tconvcalc -ScriptBlock {
    param($current, $ast, $cursor)

    # What may follow a command. An option: its spellings, =KIND where a value follows, + where it may be given again.
    $commands = @{
@COMMANDS@
    }
    $plain = { $args | ForEach-Object { @{ Text = $_; Help = $_ } } } # words that explain themselves
    $kinds = @{
@KINDS@
    }
    # What a framework can hold, where the words of a kind depend on it.
    $narrowed = @{
@NARROWED@
    }

    $at = @{ Command = 'tconvcalc'; Place = 0; Taken = @(); Awaited = $null; Ended = $false; Frameworks = @() }

    # Take an option as given, whatever its spelling; its value may come next.
    $option = {
        param($name)
        foreach ($row in $commands[$at.Command].Options) {
            $parts = $row.Text -split ' '
            if ($parts -ccontains $name) {
                if ($parts -notcontains '+') { $at.Taken += $row.Text }
                $at.Awaited = $parts | Where-Object { $_ -like '=*' }
                return
            }
        }
    }

    # Take one word that was typed before.
    $read = {
        param($word)
        if ($at.Awaited) {
            if ($at.Awaited -eq '=framework') { $at.Frameworks += $word }
            $at.Awaited = $null
        } elseif ($at.Ended -or $word -notlike '-?*') {
            if ($at.Command -eq 'tconvcalc') {
                $at.Command = $word; $at.Place = 0; $at.Taken = @()
            } elseif ("$(@($commands[$at.Command].Places)[$at.Place])" -notlike '*+') {
                $at.Place++
            }
        } elseif ($word -eq '--') {
            $at.Ended = $true
        } elseif ($word -like '--*=*') {
            $sides = $word -split '=', 2
            & $option $sides[0]
            if ($at.Awaited) { & $read $sides[1] }
        } elseif ($word -like '--*') {
            & $option $word
        } else {
            $rest = $word.Substring(1)
            while ($rest -and -not $at.Awaited) {
                & $option "-$($rest[0])"
                $rest = $rest.Substring(1)
            }
            if ($rest) { & $read $rest }
        }
    }

    foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {
        if ($element.Extent.EndOffset -lt $cursor) { & $read "$element" }
    }
    $prefix = ''
    if (-not $at.Awaited -and -not $at.Ended -and $current -match '^(--[^=]+)=|^(-[^-]).') {
        & $option "$($Matches[1])$($Matches[2])" # a value may be written onto its option
        if ($at.Awaited) { $prefix = if ($Matches[1]) { "$($Matches[1])=" } else { $Matches[2] } }
    }

    $offered = @()
    $kind = if ($at.Awaited) { $at.Awaited.Substring(1) } else { "$(@($commands[$at.Command].Places)[$at.Place])".TrimEnd('+') }
    if (-not $at.Awaited -and -not $at.Ended -and ($current -like '-*' -or (-not $kind -and -not $current))) {
        foreach ($row in $commands[$at.Command].Options | Where-Object { $at.Taken -notcontains $_.Text }) {
            $names = $row.Text -split ' ' | Where-Object { $_ -like '-*' }
            if (-not $current) { $names = @($names)[0] }
            foreach ($name in $names) { $offered += @{ Text = $name; Help = $row.Help } }
        }
    } elseif ($kind -and $kinds.ContainsKey($kind)) {
        $offered = $kinds[$kind]
        foreach ($framework in $at.Frameworks) {
            if ($narrowed.ContainsKey("${kind}:$framework")) {
                $own = $narrowed["${kind}:$framework"]
                $offered = @($offered | Where-Object { $own -contains $_.Text })
            }
        }
    } elseif ($kind -eq 'files') {
        return # PowerShell offers files itself where nothing else is offered
    }
    if ($kind -eq 'layers' -and $offered) {
        # What may come next in the last layer: the rest of its kind, a letter or word that it has not yet.
        $layer = [regex]::Match($current, '[^\s(,;''"=]*$').Value
        $body = $layer -replace '^[^:]*:', ''
        $rest = [regex]::Match($body, '[^0-9?]*$').Value
        $stem = $current.Substring($prefix.Length, $current.Length - $prefix.Length - $rest.Length)
        $offered = @(foreach ($piece in $offered.Text) {
            if ($layer -notlike '*:*') {
                if ($piece.EndsWith(':')) { $current.Substring($prefix.Length, $current.Length - $prefix.Length - $layer.Length) + $piece }
            } elseif ($layer -notmatch '[)*]|:\?$' -and $piece -cmatch "^$($layer.Split(':')[0]):(.+)$") {
                $sign = $Matches[1]
                $had = -not $rest -and ($body.Contains($sign) -or ($body -and $sign -match '^[0-9]'))
                if ($sign.StartsWith($rest, [StringComparison]::Ordinal) -and $sign -ne $rest -and -not $had) { $stem + $sign }
            }
        }) | ForEach-Object { @{ Text = $_; Help = $_ } }
    }
    foreach ($each in $offered) {
        $text = "$prefix$($each.Text)"
        if ($text.StartsWith($current, [StringComparison]::Ordinal)) {
            [System.Management.Automation.CompletionResult]::new($text, $each.Text, 'ParameterValue', $each.Help)
        }
    }
}
