#!/usr/bin/env bash
# Fetch the programs of others that some tests run: Chromium for the HTML report, Neovim and Emacs for
# the language server, shells for completion, Grammalecte, and what the VS Code extension is built with.
# A test whose program is missing says so and is skipped, so nothing here is fatal.
set -uo pipefail
cd "$(dirname "$0")/.."

packages=(chromium neovim zsh fish python3-grammalecte)
# eglot is a part of Emacs from 29 on, and has no package of its own there.
emacs -q --batch --eval "(require 'eglot)" >/dev/null 2>&1 || packages+=(emacs-nox elpa-eglot)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
  "${sudo[@]}" apt-get update -qq
  known=()
  for package in "${missing[@]}"; do
    apt-cache show "$package" >/dev/null 2>&1 && known+=("$package")
  done
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${known[@]}" >/dev/null ||
    echo "not installed: ${missing[*]}" >&2
fi
if command -v npm >/dev/null && [ ! -d editors/vscode/node_modules ]; then
  (cd editors/vscode && npm ci --silent --no-audit --no-fund) || echo "not installed: the extension's packages" >&2
fi
exit 0
