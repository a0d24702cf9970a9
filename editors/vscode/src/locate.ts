/** Where the copydesk command may be, and how one is told from another. Nothing here needs VS Code. */

import * as path from "node:path";

/** What is known of the machine and the workspace. */
export interface Surroundings {
  /** The setting `copydesk.path`, or "". */
  configured: string;
  /** Folders of the workspace, the first of them the nearest. */
  folders: readonly string[];
  /** The interpreter that the Python extension has chosen, or "". */
  interpreter: string;
  /** The variable PATH. */
  searchPath: string;
  home: string;
  windows: boolean;
}

/** How the server is started. */
export interface Command {
  command: string;
  args: string[];
}

/** Return the places where the command may be, the likeliest first. */
export function candidates(around: Surroundings): string[] {
  if (around.configured) {
    return [resolved(around.configured, around)];
  }
  const paths = around.windows ? path.win32 : path.posix;
  const bin = around.windows ? "Scripts" : "bin";
  const name = around.windows ? "copydesk.exe" : "copydesk";
  const found: string[] = [];
  for (const folder of around.folders) {
    for (const environment of [".venv", "venv"]) {
      found.push(paths.join(folder, environment, bin, name));
    }
  }
  if (around.interpreter) {
    found.push(paths.join(paths.dirname(around.interpreter), name));
  }
  for (const folder of around.searchPath.split(around.windows ? ";" : ":")) {
    if (folder) {
      found.push(paths.join(folder, name));
    }
  }
  found.push(paths.join(around.home, ".local", "bin", name));
  return [...new Set(found)];
}

/** Return a configured path with `~` and `${workspaceFolder}` filled in. */
export function resolved(configured: string, around: Surroundings): string {
  const paths = around.windows ? path.win32 : path.posix;
  const folder = around.folders[0] ?? around.home;
  const filled = configured
    .replace(/^~(?=$|[\\/])/, around.home)
    .replaceAll("${workspaceFolder}", folder);
  return paths.isAbsolute(filled) || !/[\\/]/.test(filled) ? filled : paths.join(folder, filled);
}

/** Return the first place that `works`, or undefined. */
export async function first(
  places: readonly string[],
  works: (place: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const place of places) {
    if (await works(place)) {
      return place;
    }
  }
  return undefined;
}

/** Return how a copydesk is run as a server. */
export function serverCommand(place: string): Command {
  return { command: place, args: ["lsp", "--stdio"] };
}

/** Return the commands that install copydesk, the best first, as they are typed. */
export function installers(interpreter: string): string[] {
  const python = interpreter ? quoted(interpreter) : "python3";
  return [
    'uv tool install "copydesk[lsp]"',
    'pipx install "copydesk[lsp]"',
    `${python} -m pip install "copydesk[lsp]"`,
  ];
}

function quoted(text: string): string {
  return /^[\w./\\:-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}

/** Return what a server's version is good for: "" or a sentence on what is wrong with it. */
export function fault(answer: { code: number | null; out: string; err: string }): string {
  if (answer.code !== 0 || !/^copydesk \d/.test(answer.out)) {
    const said = answer.err.trim().split("\n").pop() ?? "";
    return said ? `It says: ${said}` : "It does not answer as copydesk does.";
  }
  return "";
}
