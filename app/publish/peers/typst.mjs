// Sets one file with Typst and prints how many milliseconds that took, by the clock and of the
// processors, without the start of node.
// Usage: node typst.mjs FOLDER FONTS OUT.pdf
import { writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [folder, fonts, out] = process.argv.slice(2);
const from = performance.now();
const before = process.cpuUsage();
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
const pdf = compiler.pdf({ mainFilePath: `${folder}/brief.typ` }, { pdfStandard: 'a-3a', pdfTags: true });
const took = performance.now() - from;
const { user, system } = process.cpuUsage(before);
writeFileSync(out, pdf);
console.log(took.toFixed(1), ((user + system) / 1000).toFixed(1));
