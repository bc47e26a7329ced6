// What DuckDB and supercluster take for what Lectern does when it opens a file, makes a table of two
// fields, and on one change of the filter: the cells of the map, the bins of the timeline, the counts of
// the facets, the totals and the first page of the list. Usage: node peers.mjs incidents.csv < output of go test -bench
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import Supercluster from 'supercluster';

const file = process.argv[2];
const runs = 7;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function time(work, times = runs) {
  const all = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await work();
    all.push(performance.now() - from);
  }
  return median(all);
}

const filters = {
  all: 'true',
  loose: `tactic IN ('armed clash', 'shelling')`,
  narrow: `country IN ('AFG', 'PAK') AND coalesce(killed, killed_low) >= 2`,
};

// ours are milliseconds by the name of the benchmark.
const ours = {};
for (const line of readFileSync(0, 'utf8').split('\n')) {
  const found = line.match(/^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+(\d+(?:\.\d+)?) ns\/op/);
  if (found) ours[found[1]] = Math.min(ours[found[1]] ?? Infinity, found[2] / 1e6);
}

const instance = await DuckDBInstance.create(':memory:');
const db = await instance.connect();
await db.run('SET threads = 2');
const load = await time(async () => {
  await db.run('DROP TABLE IF EXISTS raw');
  await db.run(`CREATE TABLE raw AS SELECT * FROM read_csv('${file}', all_varchar = true)`);
}, 3);
// As Lectern keeps them: days and the precision that they are known to, ranges of numbers.
await db.run(`CREATE TABLE incidents AS SELECT id, country, admin1, place, lat::FLOAT AS lat, lon::FLOAT AS lon, location_precision,
  tactic, target, actor, attribution, killed::INTEGER AS killed, killed_low::INTEGER AS killed_low, killed_high::INTEGER AS killed_high,
  coalesce(killed, killed_low)::INTEGER AS low, coalesce(killed, killed_high)::INTEGER AS high,
  CASE length(date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' ELSE 'day' END AS date_precision,
  CASE length(date) WHEN 4 THEN (date || '-01-01')::DATE WHEN 7 THEN (date || '-01')::DATE ELSE date::DATE END AS day FROM raw`);
await db.run('DROP TABLE raw');

const facets = ['country', 'admin1', 'year(day)', 'tactic', 'target', 'actor', 'attribution', 'location_precision'];
const queries = (where) => ({
  cells: `SELECT floor((lon + 180) / 0.25) AS x, floor((lat + 90) / 0.25) AS y, count(*), sum(low), sum(high), count(low) FROM incidents WHERE ${where} GROUP BY ALL`,
  bins: `SELECT date_trunc('month', day) AS month, date_precision, count(*), sum(low), sum(high), count(low) FROM incidents WHERE ${where} GROUP BY ALL`,
  facets: `SELECT ${facets.join(', ')}, count(*) FROM incidents WHERE ${where} GROUP BY GROUPING SETS (${facets.map((f) => `(${f})`).join(', ')})`,
  totals: `SELECT count(*), sum(low), sum(high), count(low), min(day), max(day) FROM incidents WHERE ${where}`,
  page: `SELECT id, day, place, country, killed FROM incidents WHERE ${where} ORDER BY day DESC LIMIT 20`,
});

const print = (what, own, peer, peerName) =>
  console.log(`${what.padEnd(34)} ours ${own.toFixed(1).padStart(8)} ms   ${peerName} ${peer.toFixed(1).padStart(8)} ms   ratio ${(peer / own).toFixed(1)}`);

if (ours.ReadMillion) print('open the CSV', ours.ReadMillion, load, 'DuckDB as text');

const crosstabs = {
  count: ['country and year', `SELECT country, year(day) AS year, count(*) FROM incidents GROUP BY ALL`],
  killed: ['tactic and target', `SELECT tactic, target, count(*), sum(low), sum(high), count(low) FROM incidents GROUP BY ALL`],
};
for (const [name, [fields, sql]] of Object.entries(crosstabs)) {
  const own = ours[`CrosstabMillion/${name}`];
  if (own) print(`table of ${fields}`, own, await time(async () => (await db.runAndReadAll(sql)).getRows()), 'DuckDB, one query');
}

const points = (await db.runAndReadAll('SELECT lon, lat FROM incidents')).getRows();
for (const [name, where] of Object.entries(filters)) {
  let sum = 0;
  const parts = [];
  for (const [query, sql] of Object.entries(queries(where))) {
    const ms = await time(async () => (await db.runAndReadAll(sql)).getRows());
    parts.push(`${query} ${ms.toFixed(1)}`);
    sum += ms;
  }
  const own = ours[`FilterChangeMillion/${name}`];
  if (own === undefined) continue;
  print(`filter change, ${name}`, own, sum, 'DuckDB, five queries');
  console.log(`    DuckDB: ${parts.join(', ')}`);
  const kept = (await db.runAndReadAll(`SELECT lon, lat FROM incidents WHERE ${where}`)).getRows();
  const features = kept.map(([lon, lat]) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } }));
  const clusters = await time(() => {
    const index = new Supercluster({ radius: 40, maxZoom: 14 });
    index.load(features);
    index.getClusters([-180, -60, 180, 85], 2);
  }, 3);
  print(`  its map alone (${features.length} points)`, ours[`ClusterMillion/world/${name}`] ?? own, clusters, 'supercluster');
}
