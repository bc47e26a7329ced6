// axe.mjs PAGE... runs every rule of axe-core over pages in Chromium, light and dark, wide and narrow,
// with and without their script, and says what they violate.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = [
  { scheme: "light", width: 1280, script: true },
  { scheme: "dark", width: 320, script: false },
];
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
let faults = 0;
const fault = (name, words) => {
  faults++;
  console.log(`${name}: ${words}`);
};
let now = "";
page.on("request", (r) => /^(file|data):/.test(r.url()) || fault(now, `asks for ${r.url()}`));
page.on("console", (m) => m.type() === "error" && fault(now, m.text()));
page.on("pageerror", (e) => fault(now, e.message));

for (const file of process.argv.slice(2)) {
  for (const { scheme, width, script } of looks) {
    now = `${file}, ${scheme}, ${width} px`;
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setJavaScriptEnabled(script);
    await page.goto(pathToFileURL(resolve(file)).href);
    await page.setJavaScriptEnabled(true); // for axe
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) fault(now, "scrolls sideways");
    if (script && (await page.evaluate(() => document.querySelector("table.all") && !document.querySelector(".all th button"))))
      fault(now, "its script does not run");
    await page.evaluate(axe); // past the page's policy, by the debugger
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
    for (const v of violations) for (const n of v.nodes) fault(now, `${v.id}: ${v.help}\n  ${n.html.slice(0, 200)}\n  ${n.failureSummary}`);
  }
}
await browser.close();
console.log(faults ? `${faults} faults` : `axe: no violation on ${process.argv.length - 2} pages`);
process.exit(faults ? 1 : 0);
