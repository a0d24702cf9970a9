import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const manifest = JSON.parse(readFileSync("package.json", "utf-8"));
const source = readFileSync("src/extension.ts", "utf-8");

test("every command that is offered exists, and none is hidden", () => {
  const offered = manifest.contributes.commands.map((one: { command: string }) => one.command);
  const known = [...source.matchAll(/registerCommand\("([^"]+)"/g)].map((one) => one[1]);
  assert.deepEqual(known.sort(), offered.sort());
});

test("it wakes for every language that it checks", () => {
  const list = /const LANGUAGES = \[([^\]]+)\]/.exec(source)?.[1] ?? "";
  const languages = [...list.matchAll(/"([^"]+)"/g)].map((one) => `onLanguage:${one[1]}`);
  assert.deepEqual(manifest.activationEvents, languages);
});

test("nothing but the client is packaged", () => {
  assert.equal(manifest.dependencies, undefined);
  const kept = readFileSync(".vscodeignore", "utf-8").split("\n").filter((one) => one.startsWith("!"));
  assert.deepEqual(kept, [
    "!dist/extension.js",
    "!package.json",
    "!README.md",
    "!LICENSE",
    "!CHANGELOG.md",
  ]);
});

test("a workspace that is not trusted runs nothing", () => {
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, false);
});
