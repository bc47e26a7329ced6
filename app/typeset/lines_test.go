package typeset

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// visual lists the words of a line as they stand, from left to right.
func visual(l *Line, text string) []string {
	var out []string
	for _, p := range l.Pieces {
		if !p.Space {
			out = append(out, text[p.Start:p.End])
		}
	}
	return out
}

func TestMixedDirectionsStandInVisualOrder(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"Latin", "one two three", []string{"one", "two", "three"}},
		{"Arabic in Latin", "called ولاية خراسان here", []string{"called", "خراسان", "ولاية", "here"}},
		{"a number in Arabic", "in قال 2024 داعش there", []string{"in", "داعش", "2024", "قال", "there"}},
		{"Arabic at the end", "known as داعش خراسان", []string{"known", "as", "خراسان", "داعش"}},
		{"Hebrew", "the שלום עולם end", []string{"the", "עולם", "שלום", "end"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := NewText(c.text, upright)
			lines := NewSetter().Break(&text, Setting{Measure: 1e4})
			if len(lines) != 1 {
				t.Fatalf("%d lines", len(lines))
			}
			if diff := cmp.Diff(c.want, visual(&lines[0], c.text)); diff != "" {
				t.Error(diff)
			}
			var x float32
			for _, p := range lines[0].Pieces {
				if p.X != x {
					t.Errorf("%q stands at %.2f, the piece before it ends at %.2f", c.text[p.Start:p.End], p.X, x)
				}
				x += p.Width
			}
		})
	}
}

// A name of two words that a line end parts keeps its first word on the first line.
func TestRightToLeftTextBreaksInReadingOrder(t *testing.T) {
	words := strings.Fields(strings.Repeat("ولاية خراسان داعش قال ", 12))
	text := NewText(strings.Join(words, " "), upright)
	var got []string
	for _, l := range NewSetter().Break(&text, Setting{Measure: 200}) {
		line := visual(&l, text.String)
		slices.Reverse(line)
		got = append(got, line...)
	}
	if diff := cmp.Diff(words, got); diff != "" {
		t.Error(diff)
	}
}

func TestHyphensStandOnlyWhereThePatternsAllowThem(t *testing.T) {
	hyphens := HyphensFor("en-GB")
	s := NewSetter()
	r := rand.New(rand.NewPCG(5, 6))
	text := NewText(paragraph(r, 3000), upright)
	divided := 0
	for _, width := range []float32{90, 150, 220} {
		for _, l := range s.Break(&text, Setting{Measure: width, Justified: true, Hyphens: hyphens}) {
			if !l.Hyphen {
				continue
			}
			divided++
			start := strings.LastIndexByte(text.String[:l.End], ' ') + 1
			word, _, _ := strings.Cut(text.String[start:], " ")
			if !slices.Contains(hyphens.Points(word), l.End-start) {
				t.Errorf("%q is divided at %d; the patterns allow %v", word, l.End-start, hyphens.Points(word))
			}
			last := l.Pieces[len(l.Pieces)-1]
			if want := text.String[last.Start:last.End] + "-"; !last.Word.Hyphen || last.Word.Text != want {
				t.Errorf("the line ends in %q, marked as divided %t; want %q", last.Word.Text, last.Word.Hyphen, want)
			}
		}
	}
	if divided < 50 {
		t.Errorf("only %d words were divided: the test tests nothing", divided)
	}
}

func TestPatternsDivideBritishWords(t *testing.T) {
	patterns := HyphensFor("en-GB")
	for word, want := range map[string]string{
		"negotiation": "nego-ti-ation", "responsibility": "respons-ib-il-ity", "(province,": "(province,", "attack": "attack",
		"opposition": "oppos-i-tion",
		// never divided: names, abbreviations, what has a digit or a hyphen, other scripts
		"Afghanistan": "Afghanistan", "UNAMA": "UNAMA", "covid19pandemic": "covid19pandemic", "self-determination": "self-determination", "خراسان": "خراسان",
	} {
		got, from := "", 0
		for _, at := range patterns.Points(word) {
			got, from = got+word[from:at]+"-", at
		}
		if got += word[from:]; got != want {
			t.Errorf("%s is divided %s, want %s", word, got, want)
		}
	}
	for lang, want := range map[string]bool{"en": true, "en-GB": true, "en-AU": true, "en-US": false, "fr": false, "": false} {
		if got := HyphensFor(lang) != nil; got != want {
			t.Errorf("patterns for %q: %t", lang, got)
		}
	}
}

// Whatever comes in is set: nothing lost, nothing outside, no panic.
func FuzzBreak(f *testing.F) {
	for _, seed := range []string{
		"", " ", "a", "plain words here", "tab\tand\nline\r\nends", "\x00\x01\x7f", "\xff\xfe broken \xc3", "soft\u00adhyphen", "e\u0301\u0301\u0301\u0301 combining",
		"ولاية خراسان", "abc \u202eevil\u202c \u2066x\u2069", "👩\u200d👩\u200d👧 family", "日本語の文章です。", "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22", strings.Repeat("x", 5000), strings.Repeat("ab ", 500),
		"https://example.org/" + strings.Repeat("a/", 300), "\u00a0\u00a0non\u00a0breaking", "x\u2028y\u2029z", "1,024–2,048", "—", "\ufeffbom",
	} {
		f.Add(seed, float32(100), true)
		f.Add(seed, float32(3), false)
	}
	s := NewSetter()
	hyphens := HyphensFor("en-GB")
	f.Fuzz(func(t *testing.T, words string, width float32, justified bool) {
		if len(words) > 1<<16 {
			return
		}
		text := NewText(words, upright)
		at := 0
		for _, l := range s.Break(&text, Setting{Measure: width, Justified: justified, Hyphens: hyphens}) {
			if l.Start < at || l.End < l.Start || l.End > len(text.String) {
				t.Fatalf("a line %d..%d after %d of %d", l.Start, l.End, at, len(text.String))
			}
			if gap := text.String[at:l.Start]; strings.Trim(gap, " ") != "" {
				t.Fatalf("%q is lost", gap)
			}
			covered := 0
			for _, p := range l.Pieces {
				covered += p.End - p.Start
			}
			if want := len(strings.TrimRight(text.String[l.Start:l.End], " ")); covered < want {
				t.Fatalf("a line of %d bytes shows %d", want, covered)
			}
			at = l.End
		}
		if strings.Trim(text.String[at:], " ") != "" {
			t.Fatalf("%q is lost", text.String[at:])
		}
	})
}
