package paged

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/golden"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
)

// synthetic opens a brief whose text is given.
func synthetic(title, text string) *brief.Brief {
	front := fmt.Sprintf("---\nlectern: 1\ntitle: %q\nas-of: 2033-04-02\nlang: en-GB\nmarking: \"TLP:AMBER+STRICT\"\n---\n\n", title)
	b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(front + text)}}, brief.Options{Gazetteer: atlas.Load()})
	return b
}

// nasty are briefs that somebody will write some day.
func nasty() map[string]*brief.Brief {
	word := strings.Repeat("Donaudampfschifffahrtsgesellschaft", 12)
	head, line, row := "", "", ""
	for i := range 40 {
		head, line, row = head+fmt.Sprintf("| column %d ", i), line+"|---", row+fmt.Sprintf("| %d,000 and more ", i)
	}
	var headings strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&headings, "%s Heading %d {#h%d}\n\n", []string{"#", "##", "###"}[i%3], i, i)
	}
	long := strings.Repeat("What it wants is told at length and in many words. ", 400)
	return map[string]*brief.Brief{
		"a word longer than a line":  synthetic(word, "# "+word+" {#a}\n\n"+word+"\n\n- "+word+"\n\n> "+word+"\n\n| a | b |\n|---|---|\n| "+word+" | x |\n"),
		"an address":                 synthetic("An address", "# Where {#a}\n\nSee <https://example.org/"+strings.Repeat("a-long/path", 60)+">.\n"),
		"a table of 40 columns":      synthetic("A wide table", "# Table {#a}\n\n"+head+"|\n"+line+"|\n"+strings.Repeat(row+"|\n", 30)),
		"a cell longer than a page":  synthetic("A long cell", "# Table {#a}\n\n| a | b |\n|---|---|\n| "+long+" | x |\n| y | z |\n"),
		"a cell of 10,000 words":     synthetic("A cell", "# Table {#a}\n\n| a | b |\n|---|---|\n| x | "+strings.Repeat("word ", 10_000)+"|\n"),
		"a note longer than a page":  synthetic("A note", "# Note {#a}\n\nOne[^n] and two[^m].\n\n"+long+"\n\n[^n]: "+long+long+"\n\n[^m]: "+long+"\n"),
		"lone surrogates":            synthetic("A \xed\xa0\x80 title", "# One \xed\xb0\x80 {#a}\n\nOne &#xD800; and \xed\xa0\xbd two \xff.\n\n| \xed\xa0\x80 | b |\n|---|---|\n| &#xDFFF; | x |\n"),
		"characters of four bytes":   synthetic("𝔉 and 🏳️‍🌈", "# 𝕬 {#a}\n\n𠜎𠜱𠝹 𝄞 🧑🏽‍🚀 \U0010ffff "+strings.Repeat("🔥", 300)+"\n"),
		"notes, asides and plates":   synthetic("Crowded", "# Crowded {#a}\n\n"+strings.Repeat("::: {.aside}\n"+long[:400]+"\n:::\n\n"+long[:500]+"[^n]\n\n::: {.landscape}\n"+long[:2000]+"\n:::\n\n", 12)+"[^n]: A note.\n"),
		"empty sections":             synthetic("Empty", "# One {#one}\n\n# Two {#two}\n\n## Three {#three}\n"),
		"nothing":                    synthetic("Nothing", ""),
		"signs of every kind":        synthetic("🔥 and 日本語", "# 👩‍👩‍👧 family {#a}\n\nसंस्कृतम् ไทย 한국어 \u202eevil\u202c e\u0301\u0301\u0301 \u2028 \u2029 داعش \u200b\u00ad x\n"),
		"3,000 headings":             synthetic("Headings", headings.String()),
		"a right-to-left title":      synthetic("ولاية خراسان", "# ولاية خراسان {#a}\n\nداعش في أفغانستان 2024 نص طويل "+strings.Repeat("ولاية خراسان ", 80)+"\n"),
		"a code block over pages":    synthetic("Code", "# Code {#a}\n\n```\n"+strings.Repeat("func main() { "+strings.Repeat("x", 150)+" }\n", 120)+"```\n"),
		"a quotation over pages":     synthetic("Quoted", "# Quoted {#a}\n\n> "+long+"\n"),
		"a judgement over a page":    synthetic("Judged", "# Judged {#a}\n\n::: {.judgement likelihood=\"likely\" confidence=\"low\" confidence-because=\""+long[:2000]+"\"}\n"+long+"\n:::\n"),
		"lists within lists":         synthetic("Lists", "# Lists {#a}\n\n"+nested(20)),
		"a paragraph of many pieces": synthetic("Pieces", "# Pieces {#a}\n\n"+strings.Repeat("*One* **two** `three` and what follows. ", 1500)+"\n"),
		"a long list":                synthetic("List", "# List {#a}\n\n"+strings.Repeat("- "+long[:300]+"\n", 60)),
		"what begins without words":  synthetic("Marks", "# Marks {#a}\n\n1. one\n2. ```\n   code\n   ```\n3.\n4. - nested\n5. > quoted\n6. | a | b |\n   |---|---|\n   | c | d |\n\nSee[^n].\n\n[^n]:\n    - item\n"),
		"broken lines":               synthetic("Broken", "Heading one\\\nheading two {#a}\n===\n\nOne\\\ntwo\\\nthree.\n\n| a | b |\n|---|---|\n| c | d |\n\n: Caption one\\\n  caption two\n"),
		"what only the glossary has": synthetic("Glossary", "# One {#one}\n\nText.\n\n# Glossary {#glossary}\n\nAQ\n: A movement[^n].\n\n[^n]: The note.\n"),
		"grounds on grounds":         synthetic("Grounds", "# Grounds {#a}\n\n> Quoted\n>\n> ```\n> code\n> ```\n>\n> > again\n>\n> | a | b |\n> |---|---|\n> | c | d |\n\n::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nSo\n\n- it\n- is\n\n> quoted\n:::\n\n::: aside\n"+long+"[^n]\n:::\n\n[^n]: The note.\n"),
		"a high ground of grounds":   synthetic("High", "# High {#a}\n\n"+long[:1200]+"\n\n::: {.judgement likelihood=\"likely\" confidence=\"low\"}\n"+strings.Repeat(long[:200]+"\n\n```\ncode\nand more\n```\n\n> quoted\n\n", 15)+":::\n\nAfter.\n"),
		"a long key point":           synthetic("Kept", "# Kept {#a}\n\n::: {.keypoint}\n"+long[:3000]+"\n:::\n\n::: {.recommendation owner=\""+long[:200]+"\"}\n"+long[:2000]+"\n:::\n"),
	}
}

func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("    ", i) + "- deeper words that take some room\n\n")
	}
	return b.String()
}

// box is where pdftotext finds a word, on a page of a size.
type box struct {
	page                   int
	width, height          float64
	left, top, right, foot float64
	word                   string
}

var (
	pageOf = regexp.MustCompile(`<page width="([\d.]+)" height="([\d.]+)">`)
	wordOf = regexp.MustCompile(`<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>`)
)

func boxes(t *testing.T, data []byte) (out []box, pages int) {
	t.Helper()
	var width, height float64
	for line := range strings.Lines(golden.Check(t, data, "pdftotext", "-bbox", "FILE", "-")) {
		if m := pageOf.FindStringSubmatch(line); m != nil {
			pages++
			width, _ = strconv.ParseFloat(m[1], 64)
			height, _ = strconv.ParseFloat(m[2], 64)
		}
		if m := wordOf.FindStringSubmatch(line); m != nil {
			b := box{page: pages, width: width, height: height, word: m[5]}
			for i, v := range []*float64{&b.left, &b.top, &b.right, &b.foot} {
				*v, _ = strconv.ParseFloat(m[i+1], 64)
			}
			out = append(out, b)
		}
	}
	if pages == 0 {
		t.Fatal("pdftotext sees no page")
	}
	return out, pages
}

// lacksGlyphs has the nasty briefs with characters that no font has, which can only be drafts.
var lacksGlyphs = map[string]bool{"lone surrogates": true, "characters of four bytes": true, "signs of every kind": true}

func nastyOptions(name string) output.Options {
	if lacksGlyphs[name] {
		return output.Options{Draft: notAloud}
	}
	return output.Options{}
}

// Something readable comes out of everything: text inside the margins of its page, no panic, and
// a file that readers open.
func TestNastyBriefsBecomePagesWithinTheirMargins(t *testing.T) {
	all := nasty()
	all["the manual"] = constructs.Shipped(t, constructs.Manual)
	for name, b := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := Briefing(t.Context(), b, nastyOptions(name))
			if err != nil {
				t.Fatal(err)
			}
			if !lacksGlyphs[name] {
				keep(t, "whole", data)
			}
			words, _ := boxes(t, data)
			if len(words) < 10 {
				t.Errorf("only %d words came out", len(words))
			}
			if len(b.Sections) == 0 && name != "nothing" {
				t.Error("none of the text was read")
			}
			withinMargins(t, words)
			golden.Check(t, data, "qpdf", "--check", "FILE")
		})
	}
}

// withinMargins finds words that stand outside the margins of their pages, of A4.
func withinMargins(t *testing.T, words []box) {
	t.Helper()
	const slack = 2.5 // points: a hyphen at a line's end, the slant of italics
	left := float64((&press{w: 595.28}).left())
	wrong := 0
	for _, w := range words {
		if w.left < left-slack || w.right > w.width-left+slack || w.top < 20 || w.foot > w.height-20 {
			if wrong++; wrong < 4 {
				t.Errorf("page %d: %q stands at %.0f to %.0f, %.0f to %.0f", w.page, w.word, w.left, w.right, w.top, w.foot)
			}
		}
	}
	if wrong > 3 {
		t.Errorf("and %d more", wrong-3)
	}
}

// withinSlides finds words that run off their slides.
func withinSlides(t *testing.T, words []box) {
	t.Helper()
	wrong := 0
	for _, w := range words {
		if w.left < 0 || w.right > w.width+2 || w.top < 0 || w.foot > w.height {
			if wrong++; wrong < 4 {
				t.Errorf("slide %d: %q stands at %.0f to %.0f, %.0f to %.0f", w.page, w.word, w.left, w.right, w.top, w.foot)
			}
		}
	}
	if wrong > 3 {
		t.Errorf("and %d more", wrong-3)
	}
}

func TestNastyBriefsBecomeSlidesThatHoldTheirText(t *testing.T) {
	all := nasty()
	all["the manual"] = constructs.Shipped(t, constructs.Manual)
	for name, b := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b.Sections = b.Sections[:min(len(b.Sections), 100)]
			for _, s := range b.Sections {
				if len(brief.Plain(s.Title)) > 200 {
					s.Title = s.Title[:0] // the small line above a slide holds a title, no more
				}
			}
			data, err := Slides(t.Context(), b, nastyOptions(name))
			if err != nil {
				t.Fatal(err)
			}
			if !lacksGlyphs[name] {
				keep(t, "whole", data)
			}
			words, _ := boxes(t, data)
			withinSlides(t, words)
		})
	}
}

type writer = func(context.Context, *brief.Brief, output.Options) ([]byte, error)

// writers are the ways to export.
var writers = map[string]writer{
	"briefing": Briefing, "slides": Slides, "handout": Handout,
	"slides with notes": noting(Slides, output.NotesPages), "handout with annotations": noting(Handout, output.NotesAnnotations),
}

// noting returns a writer that adds the speaker's notes.
func noting(write writer, how output.Notes) writer {
	return func(ctx context.Context, b *brief.Brief, opt output.Options) ([]byte, error) {
		opt.Notes = how
		return write(ctx, b, opt)
	}
}

func TestSameBriefGivesSameBytesWhereverItIsMade(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			first, err := write(t.Context(), constructs.Shipped(t, constructs.Manual), output.Options{Version: "1"})
			if err != nil {
				t.Fatal(err)
			}
			again := constructs.Shipped(t, constructs.Manual)
			t.Chdir(t.TempDir())
			t.Setenv("TZ", "Asia/Kabul")
			second, err := write(t.Context(), again, output.Options{Version: "1"})
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first, second) {
				t.Errorf("%d and %d bytes that differ", len(first), len(second))
			}
		})
	}
}

func TestCancelledExportsEndWithTheContext(t *testing.T) {
	b := constructs.Shipped(t, constructs.Manual)
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			before, cancel := context.WithCancel(t.Context())
			cancel()
			if data, err := write(before, b, output.Options{}); !errors.Is(err, context.Canceled) || data != nil {
				t.Errorf("cancelled before: %d bytes, %v", len(data), err)
			}
			during, cancel := context.WithCancel(t.Context())
			defer cancel()
			steps := 0
			data, err := write(during, b, output.Options{Progress: func(done, all int, what string) {
				if steps++; steps == 3 {
					cancel()
				}
				if what == "" || all > 0 && done > all {
					t.Errorf("step %d of %d is called %q", done, all, what)
				}
			}})
			if !errors.Is(err, context.Canceled) || data != nil {
				t.Errorf("cancelled at the third step: %d bytes, %v", len(data), err)
			}
			if steps != 3 {
				t.Errorf("%d steps were begun", steps)
			}
		})
	}
}
