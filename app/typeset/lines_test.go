package typeset

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/draw"
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

// A text runs where its first letter and most of all do; what is set apart doesn't turn what stands beside it.
func TestTextsRunInTheirDirection(t *testing.T) {
	for name, c := range map[string]struct {
		add  func(*Text)
		rtl  bool
		want []string
	}{
		"Latin with Arabic":   {func(t *Text) { t.Add("see داعش في 2024 now", upright) }, false, []string{"see", "2024", "في", "داعش", "now"}},
		"Arabic with Latin":   {func(t *Text) { t.Add("ولاية ISKP خراسان 12 now.", upright) }, true, []string{".", "now", "12", "خراسان", "ISKP", "ولاية"}},
		"digits, then Arabic": {func(t *Text) { t.Add("12 خراسان", upright) }, true, []string{"خراسان", "12"}},
		"Arabic set apart": {func(t *Text) {
			t.Add("name ", upright)
			t.Add("داعش", upright).Dir = "rtl"
			t.Add(" 2 days", upright)
		}, false, []string{"name", "داعش", "2", "days"}},
		"a name first, set apart": {func(t *Text) {
			t.Add("الشرق الأوسط", upright).Dir = "rtl"
			t.Add(", 2024, 12 pages", upright)
		}, false, []string{"الأوسط", "الشرق", ",", "2024,", "12", "pages"}},
		"a name first": {func(t *Text) { t.Add("داعش is what its enemies call it", upright) }, false, []string{"داعش", "is", "what", "its", "enemies", "call", "it"}},
		"set apart in two styles": {func(t *Text) {
			t.Add("name ", upright)
			t.Add("ولاية ", upright).Dir = "rtl"
			t.Add("خراسان", &Style{Face: Standard().SerifBold, Size: 19}).Dir = "rtl"
			t.Add(" here", upright)
		}, false, []string{"name", "خراسان", "ولاية", "here"}},
		"all set apart": {func(t *Text) { t.Add("ولاية خراسان", upright).Dir = "rtl" }, true, []string{"خراسان", "ولاية"}},
	} {
		var text Text
		c.add(&text)
		l := NewSetter().Break(&text, Setting{Measure: 1000})[0]
		if diff := cmp.Diff(c.want, visual(&l, text.String)); diff != "" || l.RTL != c.rtl {
			t.Errorf("%s: from right to left %t, %s", name, l.RTL, diff)
		}
	}
}

func TestTextFromRightToLeftStandsAtTheRight(t *testing.T) {
	c := NewSetter().Stack([]Block{{Text: NewText(strings.Repeat("ولاية خراسان ", 30), upright), Leading: 30}}, Setting{Measure: 400})
	for i := range c.Lines {
		l := &c.Lines[i]
		if end := l.X + l.Pieces[len(l.Pieces)-1].X + l.Pieces[len(l.Pieces)-1].Width; end < 399.9 || end > 400.1 {
			t.Errorf("line %d ends at %.1f", i, end)
		}
	}
}

// Signs with little ink stand partly outside, and the letters fill the line.
func TestPunctuationHangsAtTheEndsOfJustifiedLines(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	text := NewText("‘"+strings.ReplaceAll(paragraph(r, 300), " ", ", ‘"), upright)
	set := Setting{Measure: 400, Justified: true, Hanging: true, Hyphens: HyphensFor("en-GB")}
	lines := NewSetter().Break(&text, set)
	hung := 0
	for i := range lines[:len(lines)-1] {
		first, last := lines[i].Pieces[0], lines[i].Pieces[len(lines[i].Pieces)-1]
		from, to := first.X, last.X+last.Width
		left, _ := hanging(first.Word, upright.Size)
		_, right := hanging(last.Word, upright.Size)
		if lines[i].Width < 350 { // too loose to be filled
			continue
		}
		if from != -left || to < 400+right-0.1 || to > 400+right+0.1 {
			t.Errorf("line %d goes from %.1f to %.1f, want %.1f to %.1f", i, from, to, -left, 400+right)
		}
		if right > 0 {
			hung++
		}
	}
	if hung < 10 {
		t.Errorf("only %d lines end in a sign", hung)
	}
}

// What isn't divided, as headings and cells, is where a word is wider than the measure, with a hyphen;
// an address and code never get one.
func TestWholeWordsAreDividedOnlyWhereTheyMust(t *testing.T) {
	mono := &Style{Face: Standard().Mono, Size: 19}
	const long = "Rindfleischetikettierungsüberwachung"
	for name, test := range map[string]struct {
		add     func(t *Text)
		hyphens bool
	}{
		"a word":     {func(t *Text) { t.Add(long, upright) }, true},
		"an address": {func(t *Text) { t.Add(long, upright).Link = Link{1, "x"} }, false},
		"code":       {func(t *Text) { t.Add(long, mono) }, false},
	} {
		for measure, divided := range map[float32]bool{150: true, 600: false} {
			var text Text
			text.Add("Die ", upright)
			test.add(&text)
			hyphens := 0
			lines := NewSetter().Break(&text, Setting{Measure: measure, Hyphens: HyphensFor("de"), Whole: true})
			for _, l := range lines {
				if l.Hyphen {
					hyphens++
				}
			}
			if got := len(lines) > 1; got != divided || hyphens > 0 != (divided && test.hyphens) {
				t.Errorf("%s at %.0f: %d lines, %d hyphens", name, measure, len(lines), hyphens)
			}
		}
	}
}

// French puts spaces within guillemets and before high punctuation: no line begins or ends at one. German
// guillemets point the other way and have none.
func TestANameOfAFileIsDividedBetweenItsParts(t *testing.T) {
	for name, want := range map[string][]string{
		"khorasan_attacks_2015-2024_cleaned.csv": {"khorasan_", "attacks_", "2015-2024_", "cleaned.csv"},
		"anameofafilethatisonewordalone.csv":     nil,
		"short.csv":                              {"short.csv"},
	} {
		text := NewText(name, upright)
		const measure = 120
		lines := NewSetter().Break(&text, Setting{Measure: measure})
		var got []string
		for _, l := range lines {
			got = append(got, name[l.Start:l.End])
			if l.Width > measure {
				t.Errorf("%s: %q is %v wide", name, name[l.Start:l.End], l.Width)
			}
		}
		if strings.Join(got, "") != name || want != nil && !slices.Equal(got, want) {
			t.Errorf("%s is divided into %q", name, got)
		}
	}
}

func TestLinesDontBreakAtTheSpacesOfPunctuation(t *testing.T) {
	for text, never := range map[string]string{
		"Il a dit : \u00ab Nous allons attaquer ! \u00bb et puis \u00ab rien \u00bb ; est-ce vrai ? Non, 12 % des morts.": "\u00bb:;!?%",
		"Er sagte \u00bbnein\u00ab und nochmals \u00bbnein\u00ab und dann nichts mehr.":                                   ":;!?%",
	} {
		breaks := map[string]bool{}
		for measure := float32(160); measure < 500; measure += 3 {
			whole := NewText(text, upright)
			for _, l := range NewSetter().Break(&whole, Setting{Measure: measure}) {
				line := strings.TrimSpace(text[l.Start:l.End])
				if strings.ContainsRune(never, []rune(line)[0]) || never[0] == "\u00bb"[0] && strings.HasSuffix(line, "\u00ab") {
					t.Fatalf("at %.0f a line is %q", measure, line)
				}
				breaks[line] = true
			}
		}
		if german := strings.HasPrefix(text, "Er"); german && !breaks["\u00bbnein\u00ab und dann"] {
			t.Errorf("no line begins with a quotation: %v", breaks)
		}
	}
}

func TestPatternsDivideWordsByTheirLanguage(t *testing.T) {
	for lang, words := range map[string]map[string]string{
		"en-GB": {
			"negotiation": "nego-ti-ation", "responsibility": "respons-ib-il-ity", "(province,": "(province,", "attack": "attack",
			"opposition": "oppos-i-tion", "organisation’s": "organ-isa-tion’s",
			// never divided: names, abbreviations, what has a digit or a hyphen, other scripts
			"Afghanistan": "Afghanistan", "UNAMA": "UNAMA", "covid19pandemic": "covid19pandemic", "self-determination": "self-determination", "خراسان": "خراسان",
		},
		"en-US": {"negotiation": "nego-ti-a-tion", "responsibility": "respon-si-bil-ity", "community": "com-mu-nity"},
		"fr-FR": {"responsabilité": "res-pon-sa-bi-lité", "l’organisation": "l’or-ga-ni-sa-tion", "attentat": "at-ten-tat", "Pakistan": "Pakistan"},
		"de":    {"Verantwortung": "Ver-ant-wor-tung", "Anschläge": "An-schläge", "staatliche": "staat-li-che", "USA": "USA"},
	} {
		patterns := HyphensFor(lang)
		for word, want := range words {
			got, from := "", 0
			for _, at := range patterns.Points(word) {
				got, from = got+word[from:at]+"-", at
			}
			if got += word[from:]; got != want {
				t.Errorf("%s: %s is divided %s, want %s", lang, word, got, want)
			}
		}
	}
	var text Text
	text.Add("responsibility ", upright)
	text.Add("responsabilité", upright).Tag = &draw.Tag{Role: draw.Span, Lang: "fr"}
	text.Add(" ", upright)
	text.Add("verantwoordelijkheid", upright).Tag = &draw.Tag{Role: draw.Span, Lang: "nl"} // without patterns
	var parts []string
	for _, l := range NewSetter().Break(&text, Setting{Measure: 90, Hyphens: HyphensFor("en-GB")}) {
		parts = append(parts, text.String[l.Start:l.End])
	}
	if diff := cmp.Diff([]string{"respons", "ibility", "respon", "sabilité"}, parts[:4]); diff != "" {
		t.Error(diff)
	}
	for lang, want := range map[string]bool{"en": true, "en-GB": true, "en-AU": true, "en-us": true, "fr": true, "de-CH": true, "nl": false, "": false} {
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
				covered += int(p.End - p.Start)
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

func TestCentredLinesHaveAsMuchRoomOnEitherSide(t *testing.T) {
	style := &Style{Face: Standard().Sans, Size: 10}
	c := NewSetter().Stack([]Block{{Text: NewText("Kabul and Kerman", style), Leading: 14, Ragged: true, Centred: true, Left: 20, Right: 30}}, Setting{Measure: 250})
	l := c.Lines[0]
	last := l.Pieces[len(l.Pieces)-1]
	left, right := l.X-20, 250-30-(l.X+last.X+last.Width)
	if left < 10 || left-right > 0.01 || right-left > 0.01 {
		t.Errorf("%g points are free at the left, %g at the right", left, right)
	}
}

func TestPartsOfATextJoinedAreTheText(t *testing.T) {
	italic := &Style{Face: Standard().SerifItalic, Size: 19}
	whole := NewText("one ", upright)
	whole.Add("two ", italic)
	whole.Add("three", upright)
	looks := func(t Text) (styles []*Style) { // of each byte
		for _, s := range t.Spans {
			styles = append(styles, slices.Repeat([]*Style{s.Style}, s.End-s.Start)...)
		}
		return styles
	}
	for at := range len(whole.String) + 1 {
		text, rest := whole.Part(0, at), whole.Part(at, len(whole.String))
		if len(text.Spans) == 0 || len(rest.Spans) == 0 {
			t.Errorf("a part has no style, at %d", at)
		}
		if text.Join(rest); text.String != whole.String || !slices.Equal(looks(text), looks(whole)) {
			t.Errorf("cut at %d and joined it is %q, or looks otherwise", at, text.String)
		}
		if last := text.Spans[len(text.Spans)-1]; last.End != len(text.String) {
			t.Errorf("cut at %d and joined the last span ends at %d", at, last.End)
		}
	}
}
