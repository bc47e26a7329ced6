package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lectern/app/golden"
)

// When the input doubles, the work grows mostGrowth times at most; sorting it grows by a little over 2. Where it
// grows less than leastGrowth times, the input is cut somewhere, so nothing is measured.
const leastGrowth, mostGrowth = 1.5, 2.6

// growing is a kind of input of which there may be much.
type growing struct {
	name  string
	n     int                     // of which the work is compared with that for 2n
	text  func(n int) string      // the text of a section; nil: a sentence
	files func(n int) [][2]string // further files, by name
	check bool                    // it is checked, not exported
	slid  bool                    // it is exported as slides, too

	earlier func(n int) string // the text of an earlier edition, with which it is compared
}

func repeated(words string) func(n int) string {
	return func(n int) string { return strings.Repeat(words, n) }
}

// counted repeats words with the number of each.
func counted(format, between string) func(n int) string {
	return func(n int) string {
		all := make([]string, n)
		for i := range all {
			all[i] = fmt.Sprintf(format, i)
		}
		return strings.Join(all, between)
	}
}

// incidents returns a table of n incidents with further columns, whose cells are made by their number.
func incidents(columns string, cells func(i int) string) func(n int) [][2]string {
	return func(n int) [][2]string {
		var table strings.Builder
		table.WriteString("id,date,country,place,lat,lon,killed" + columns + "\n")
		for i := range n {
			fmt.Fprintf(&table, "i%d,2020-%02d-%02d,Afghanistan,Kabul,%.2f,%.2f,%d%s\n", i, 1+i%12, 1+i%28, 34+float64(i%97)/90, 66+float64(i%89)/90, i%30, cells(i))
		}
		return [][2]string{{"incidents.csv", table.String()}}
	}
}

func nothing(int) string { return "" }

// hundredIncidents returns the same table for any n, of which something else is counted.
func hundredIncidents(int) [][2]string { return incidents("", nothing)(100) }

func sources(n int) [][2]string {
	return [][2]string{{"sources.yaml", "references:\n" + counted("- {id: s%d, type: report, title: A report, author: [{literal: An office}], issued: 2020}\n", "")(n)}}
}

var growths = []growing{
	{name: "paragraphs", n: 4000, text: counted("Words %d.", "\n\n")},
	{name: "sections", n: 1000, text: counted("# Part %d\n\nWords.", "\n\n")},
	{name: "equal headings", n: 2000, text: repeated("## Part\n\n")},
	{name: "notes", n: 2000, text: repeated("Words^[A note.].\n\n")},
	{name: "judgements", n: 1000, text: repeated("::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nIt comes.\n:::\n\n")},
	{name: "notes in the margin", n: 1000, text: repeated("::: aside\nA note.\n:::\n\n")},
	{name: "turned pages", n: 300, text: repeated("::: landscape\nWords.\n:::\n\n")},
	{name: "cited sources", n: 1000, text: counted("Words [@s%d].", "\n\n"), files: sources},
	{name: "sources cited in a paragraph", n: 1500, text: counted("[@s%d]", " "), files: sources},
	{name: "sources cited at one place", n: 1500, text: func(n int) string { return "[" + counted("@s%d", "; ")(n) + "]" }, files: sources},
	{name: "equal maps", n: 40, text: repeated("```{.map}\n```\n\n"), files: hundredIncidents},
	{name: "words of a title and a caption", n: 1000, text: func(n int) string {
		words := repeated("many words ")(n)
		return "```{.map title=\"" + words + "\" caption=\"" + words + "\"}\n```\n"
	}, files: hundredIncidents, slid: true},
	{name: "maps", n: 15, text: counted("```{.map extent=\"%d,10,90,60\"}\n```", "\n\n"), files: hundredIncidents},
	{name: "charts", n: 100, text: repeated("```{.chart by=year}\n```\n\n"), files: hundredIncidents},
	{name: "live figures", n: 400, text: repeated("[100]{.figure q=\"count\"} "), files: hundredIncidents},
	{name: "links to incidents", n: 1000, text: counted("[one](incident:i%d)", " "), files: incidents("", nothing)},
	{name: "estimates", n: 300, text: func(int) string { return "```{.chart series=\"fighters\"}\n```" }, files: func(n int) [][2]string {
		return append(sources(1), [2]string{"series.csv", "series,date_from,low,high,source\n" + strings.Repeat("fighters,2020-01-01,1,2,s0\n", n)})
	}},
	{name: "rows of a table", n: 2000, text: func(n int) string { return "| a | b |\n|---|---|\n" + counted("| words | %d |", "\n")(n) }},
	{name: "rows of a wide table", n: 100, text: func(n int) string {
		return strings.Repeat("| a ", 49) + "|\n" + strings.Repeat("|---", 49) + "|\n" + strings.Repeat(strings.Repeat("| b ", 49)+"|\n", n)
	}},
	{name: "link definitions", n: 4000, text: counted("[r%d]: https://example.org/%[1]d", "\n")},
	{name: "used link definitions", n: 1000, text: counted("[a][r%d]\n\n[r%[1]d]: https://example.org/%[1]d", "\n\n")},
	{name: "definitions", n: 1500, text: repeated("Word\n\n:   What it means.\n\n"), slid: true},
	{name: "list items", n: 3000, text: repeated("- words\n"), slid: true},
	{name: "backslashes", n: 15_000, text: repeated("\\")},
	{name: "quotes", n: 15_000, text: repeated("\"")},
	{name: "quoted words", n: 8000, text: repeated("'a ")},
	{name: "slashes", n: 15_000, text: repeated("/")},
	{name: "hyphens", n: 15_000, text: func(n int) string { return "a" + strings.Repeat("-", n) }},
	{name: "combining marks", n: 10_000, text: func(n int) string { return "a" + strings.Repeat("\u0301", n) }},
	{name: "open emphasis", n: 8000, text: repeated("*a ")},
	{name: "nested emphasis", n: 1500, text: repeated("*a **b ")},
	{name: "open brackets", n: 15_000, text: repeated("[")},
	{name: "a long word", n: 15_000, text: repeated("a")},
	{name: "spans", n: 1500, text: repeated("[a]{.smallcaps} ")},
	{name: "a word again", n: 3000, text: repeated("word "), check: true},
	{name: "numbers in a paragraph", n: 1000, text: repeated("every day 15 to 20 of them – "), check: true},
	{name: "words twice in a paragraph", n: 1000, text: repeated("it is – the the dog "), check: true},
	{name: "dates in a sentence", n: 300, text: repeated("it was burnt in May 2025 "), check: true},
	{name: "days by which to do it", n: 300, text: func(n int) string {
		return "::: {.recommendation by=\"2025-01\"}\n" + strings.Repeat("do it by May 2023 ", n) + "\n:::"
	}, check: true},
	{name: "abbreviations", n: 1000, text: counted("ABC%d", ", "), check: true},
	{name: "initials", n: 1500, text: repeated("J. Smith "), check: true},
	{name: "quoted passages", n: 300, text: repeated("“one two three four five” [@s0] "), files: func(int) [][2]string { return sources(1) }, check: true},
	{name: "judgements of no time", n: 500, text: repeated("::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nIt will fall.\n:::\n\n"), check: true},
	{name: "incidents", n: 10_000, files: incidents("", nothing), check: true},
	{name: "incidents that may be one", n: 1000, check: true, files: func(n int) [][2]string {
		return [][2]string{{"incidents.csv", "id,date,country,lat,lon,killed\n" + counted("i%d,2020-01-01,Afghanistan,34.5,69.2,1\n", "")(n)}}
	}},
	{name: "incidents near each other", n: 1000, check: true, files: func(n int) [][2]string {
		return [][2]string{{"incidents.csv", "id,date,country,lat,lon,killed\n" + counted("i%d,2020-01-01,Afghanistan,34.5,69.2%05[1]d,1\n", "")(n)}}
	}},
	{name: "incidents with words", n: 5000, files: incidents(",title,actor,summary", func(i int) string { return fmt.Sprintf(",a%d,b%[1]d,c%[1]d", i) }), check: true},
	{name: "columns of incidents", n: 150, check: true, files: func(n int) [][2]string {
		return incidents(counted(",c%d", "")(n), func(int) string { return strings.Repeat(",v", n) })(200)
	}},
	{
		name: "judgements in other words", n: 500, text: counted("::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nThe place of number %d falls.\n:::", "\n\n"),
		earlier: counted("::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nIn number %d the place fell.\n:::", "\n\n"),
	},
	{name: "incidents on paper", n: 2000, files: incidents("", nothing)},
	{name: "a table of incidents", n: 1500, text: func(int) string { return "```{.incidents}\n```" }, files: incidents("", nothing)},
}

// Twice as much of anything takes at most mostGrowth times the work. Work is counted, not timed: the compiler
// counts how often each statement of the program, and of what reads, matches and sets its text, is run.
func TestWorkGrowsAsItsInput(t *testing.T) {
	program := filepath.Join(t.TempDir(), "lectern")
	build := exec.Command("go", "build", "-tags", "nogui", "-cover", "-covermode", "count",
		"-coverpkg", "lectern/...,regexp,github.com/yuin/goldmark/...,github.com/go-text/...,github.com/goccy/go-yaml/...", "-o", program, "lectern/app")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, g := range growths {
		if !golden.Sampled(i) {
			continue
		}
		for _, command := range g.commands() {
			t.Run(g.name+" by "+command[len(command)-1], func(t *testing.T) {
				t.Parallel()
				one := g.work(t, program, command, 1) // with all that is done once
				once, twice := g.work(t, program, command, g.n)-one, g.work(t, program, command, 2*g.n)-one
				if growth := twice / once; growth < leastGrowth || growth > mostGrowth {
					t.Errorf("%d take %.3g statements, %d take %.3g, %.1f times as many", g.n, once, 2*g.n, twice, growth)
				}
			})
		}
	}
}

// commands returns the commands whose work is counted, without the brief.
func (g *growing) commands() [][]string {
	switch {
	case g.check:
		return [][]string{{"check"}}
	case g.earlier != nil:
		return [][]string{{"changes", "earlier"}}
	}
	all := [][]string{{"export", "--draft", "-o", "out.pdf"}, {"export", "--draft", "-o", "out.html"}}
	if g.slid {
		all = append(all, []string{"export", "--draft", "--kind", "slides", "-o", "slides.pdf"})
	}
	return all
}

// work returns the number of statements that a command runs for n of a kind.
func (g *growing) work(t *testing.T, program string, command []string, n int) float64 {
	t.Helper()
	dir, counts := t.TempDir(), t.TempDir()
	text := "Words."
	if g.text != nil {
		text = g.text(n)
	}
	const front = "---\nlectern: 1\ntitle: Much\nas-of: 2024-03-25\nkind: note\n---\n\n# A {#a}\n\n"
	files := [][2]string{{"brief.md", front + text + "\n"}}
	if g.earlier != nil {
		files = append(files, [2]string{"earlier/brief.md", front + g.earlier(n) + "\n"})
	}
	if g.files != nil {
		files = append(files, g.files(n)...)
	}
	for _, f := range files {
		name := filepath.Join(dir, f[0])
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(f[1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command(program, append(slices.Clone(command), dir)...)
	run.Dir = dir
	run.Env = append(os.Environ(), "GOCOVERDIR="+counts, "GOMAXPROCS=1") // on one processor no count is lost
	if out, err := run.CombinedOutput(); err != nil && !g.check {
		t.Fatalf("%v\n%s", err, out)
	}
	return statements(t, counts)
}

// statements adds up the counts that a program has left in a folder: of blocks of code, each with its number of
// statements.
func statements(t *testing.T, counts string) (sum float64) {
	t.Helper()
	profile := filepath.Join(t.TempDir(), "profile")
	if out, err := exec.Command("go", "tool", "covdata", "textfmt", "-i", counts, "-o", profile).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() { // lectern/app/main.go:58.57,60.2 STATEMENTS COUNT
		if fields := strings.Fields(lines.Text()); len(fields) == 3 {
			in, err := strconv.ParseFloat(fields[1], 64)
			times, err2 := strconv.ParseFloat(fields[2], 64)
			if err != nil || err2 != nil {
				t.Fatalf("%s: %v, %v", lines.Text(), err, err2)
			}
			sum += in * times
		}
	}
	return sum
}
