/** The client: finds the server, starts it, and offers to install it where there is none. */

import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { candidates, fault, first, installers, serverCommand } from "./locate";

const LANGUAGES = [
  "plaintext",
  "markdown",
  "html",
  "latex",
  "restructuredtext",
  "asciidoc",
];

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("copydesk", { log: true });
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    log,
    registerCommand("copydesk.restart", restart),
    registerCommand("copydesk.install", install),
    registerCommand("copydesk.showLog", () => log.show()),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      const starting = ["copydesk.path", "copydesk.enable"];
      if (starting.some((key) => event.affectsConfiguration(key))) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.dispose();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("copydesk");
  if (!settings.get<boolean>("enable", true)) {
    return;
  }
  const place = await locate(settings.get<string>("path", ""));
  if (!place) {
    return;
  }
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    outputChannel: log,
    synchronize: { configurationSection: "copydesk" },
  };
  client = new LanguageClient("copydesk", "copydesk", serverCommand(place), options);
  try {
    await client.start();
    log.info(`started ${place}`);
  } catch (error) {
    await complain(`copydesk could not be started from ${place}. ${String(error)}`);
  }
}

/** Return the command to run; where there is none, say so and offer to install it. */
async function locate(configured: string): Promise<string | undefined> {
  const places = candidates({
    configured,
    folders: (vscode.workspace.workspaceFolders ?? []).map((one) => one.uri.fsPath),
    interpreter: await interpreter(),
    searchPath: process.env["PATH"] ?? "",
    home: homedir(),
    windows: process.platform === "win32",
  });
  const found = configured ? places[0] : await first(places, isThere);
  if (found === undefined) {
    await complain("copydesk is not installed, or not where it was looked for.");
    return undefined;
  }
  const wrong = fault(await answer(found, ["--version"]));
  if (wrong) {
    await complain(`${found} cannot be used. ${wrong}`);
    return undefined;
  }
  return found;
}

async function complain(message: string): Promise<void> {
  log.error(message);
  const [add, choose] = ["Install…", "Set its path"];
  const answered = await vscode.window.showWarningMessage(message, add, choose);
  if (answered === add) {
    await install();
  } else if (answered === choose) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "copydesk.path");
  }
}

/** Type the command that installs copydesk into a terminal, as the user chooses. */
async function install(): Promise<void> {
  const offered = installers(await interpreter());
  const placeHolder = "How to install copydesk; restart the server when it is done";
  const command = await vscode.window.showQuickPick(offered, { placeHolder });
  if (command) {
    const terminal = vscode.window.createTerminal("copydesk");
    terminal.show();
    terminal.sendText(command);
  }
}

/** Return the interpreter that the Python extension has chosen, or "". */
async function interpreter(): Promise<string> {
  const python = vscode.extensions.getExtension("ms-python.python");
  if (!python) {
    return "";
  }
  try {
    const api = await python.activate();
    const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
    const chosen: unknown = api?.environments?.getActiveEnvironmentPath?.(uri)?.path;
    return typeof chosen === "string" ? chosen : "";
  } catch {
    return "";
  }
}

async function isThere(place: string): Promise<boolean> {
  try {
    await access(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function answer(
  command: string,
  args: string[],
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 20_000 }, (error, out, err) => {
      const code = error ? 1 : 0;
      resolve({ code, out, err: err || (error ? error.message : "") });
    });
  });
}
