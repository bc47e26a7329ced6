package annotation

import (
	"strings"
	"testing"
	"time"
)

var passages = []Passage{
	{"aims~1", "The group wants a caliphate across borders, and the Taliban stand in its way."},
	{"aims~2", "Both are Islamist. The Taliban want to rule one independent country."},
	{"capacity~1", "How many fighters it has is not known: estimates differ widely. The Taliban deny it."},
}

// mark returns an annotation of the nth place of some words.
func mark(t *testing.T, text *Text, words string, nth int) Annotation {
	t.Helper()
	at := -1
	for range nth {
		k := strings.Index(text.whole[at+1:], words)
		if k < 0 {
			t.Fatalf("%q isn't there so often", words)
		}
		at += 1 + k
	}
	a := New("", time.Date(2024, 3, 25, 0, 0, 0, 0, time.UTC))
	a.Quote, a.Address = text.Quote(at, at+len(words))
	return a
}

func TestPassagesAreFoundAgainInAnEditedText(t *testing.T) {
	before := NewText(passages)
	for name, test := range map[string]struct {
		words string
		nth   int
		edit  []string // pairs of words and those that stand in their place
		want  string   // "": it is an orphan
		in    string   // the address of its passage
	}{
		"nothing changed":                     {"The Taliban", 2, nil, "The Taliban", "capacity~1"},
		"text before":                         {"The Taliban", 1, []string{"The group wants", "Everybody knows that the group wants"}, "The Taliban", "aims~2"},
		"other address":                       {"estimates differ widely", 1, []string{"capacity~1", "capacity~9"}, "estimates differ widely", "capacity~9"},
		"a short one is elsewhere, too":       {"The Taliban", 1, []string{"The Taliban want", "They want"}, "", ""},
		"its passage is gone":                 {"Taliban", 2, []string{passages[1].Text, ""}, "", ""},
		"in other case elsewhere":             {"country", 1, []string{"one independent country", "it alone", "How many", "Country: how many"}, "", ""},
		"a short one moved with what is near": {"Taliban", 2, []string{"The Taliban want to rule one independent country.", "", "deny it.", "deny it. Both are Islamist. The Taliban want to rule one independent country."}, "Taliban", "capacity~1"},
		"a short one under another address":   {"Taliban", 2, []string{"aims~2", "aims~7"}, "Taliban", "aims~7"},
		"three words are elsewhere":           {"The Taliban deny", 1, []string{"The Taliban want", "The Taliban deny", "The Taliban deny it.", ""}, "The Taliban deny", "aims~2"},
		"quotes and case":                     {"its way", 1, []string{"its way", "ITS\u00a0way"}, "ITS\u00a0way", "aims~1"},
		"a word is changed":                   {"wants a caliphate across borders", 1, []string{"a caliphate", "one caliphate"}, "wants one caliphate across borders", "aims~1"},
		"a word is added":                     {"How many fighters it has is not known", 1, []string{"is not", "is still not"}, "How many fighters it has is still not known", "capacity~1"},
		"rewritten":                           {"How many fighters it has is not known", 1, []string{"How many fighters it has is not known", "Nobody can count them"}, "", ""},
		"over two passages":                   {"in its way.\nBoth are", 1, []string{"The group wants", "It wants"}, "in its way.\nBoth are", "aims~1"},
		"a short one is gone":                 {"a caliphate", 1, []string{"a caliphate", "an emirate"}, "", ""},
		"the passage is gone":                 {"estimates differ widely", 1, []string{passages[2].Text, ""}, "", ""},
		"moved to another one":                {"Both are Islamist.", 1, []string{"Both are Islamist. ", "", "deny it.", "deny it. Both are Islamist."}, "Both are Islamist.", "capacity~1"},
	} {
		t.Run(name, func(t *testing.T) {
			a := mark(t, before, test.words, test.nth)
			edit := strings.NewReplacer(test.edit...)
			var edited []Passage
			for _, p := range passages {
				edited = append(edited, Passage{edit.Replace(p.Address), edit.Replace(p.Text)})
			}
			after := NewText(edited)
			from, to, ok := after.Find(&a)
			if ok != (test.want != "") {
				t.Fatalf("found %t: %q", ok, after.whole[from:to])
			}
			if !ok {
				return
			}
			if got := after.whole[from:to]; got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
			if in := edited[after.passageAt(from)].Address; in != test.in {
				t.Errorf("found in %s, want %s", in, test.in)
			}
		})
	}
}

func TestAWholePassageIsFoundByItsAddress(t *testing.T) {
	text := NewText(passages)
	a := New("aims~2", time.Now())
	from, to, ok := text.Find(&a)
	if !ok || text.whole[from:to] != passages[1].Text {
		t.Errorf("found %t %q", ok, text.whole[from:to])
	}
	for _, address := range []string{"gone", "incident:2024-01-03-kerman", "source:un-2024"} {
		a := New(address, time.Now())
		if _, _, ok := text.Find(&a); ok {
			t.Errorf("%s is in the text", address)
		}
	}
}

func TestAQuotationOverPassagesHasAPartInEach(t *testing.T) {
	text := NewText(passages)
	spans := text.Spans(10, text.Offset(2, 3))
	want := []Span{{0, 10, len(passages[0].Text)}, {1, 0, len(passages[1].Text)}, {2, 0, 3}}
	if len(spans) != 3 || spans[0] != want[0] || spans[1] != want[1] || spans[2] != want[2] {
		t.Errorf("%v, want %v", spans, want)
	}
	if spans := NewText(nil).Spans(0, 1); spans != nil {
		t.Errorf("of an empty text: %v", spans)
	}
}

func TestASurroundingIsWholeLetters(t *testing.T) {
	text := NewText([]Passage{{"a", strings.Repeat("ü", 40) + "x" + strings.Repeat("€", 40)}})
	q, _ := text.Quote(80, 81)
	for _, s := range []string{q.Prefix, q.Suffix} {
		if strings.ContainsRune(s, '\uFFFD') || s == "" {
			t.Errorf("%q", s)
		}
	}
}

// A brief of 60,000 words with two thousand notes, each of which is looked for.
func BenchmarkFindTwoThousand(b *testing.B) {
	var all []Passage
	for n := range 1000 {
		text := ""
		for w := range 60 {
			text += words[(n*31+w*w*7+w)%len(words)] + " "
		}
		all = append(all, Passage{"aims~" + text[:4], text})
	}
	text := NewText(all)
	var annotations []Annotation
	for n := range 2000 {
		from := text.Offset(n%1000, 20+n%50)
		a := New("", time.Time{})
		a.Quote, a.Address = text.Quote(from, from+60)
		annotations = append(annotations, a)
	}
	for b.Loop() {
		for i := range annotations {
			if _, _, ok := text.Find(&annotations[i]); !ok {
				b.Fatal("not found")
			}
		}
	}
}

var words = strings.Fields("group wants caliphate across borders Taliban stand way Islamist rule independent country fighters known estimates differ widely attack Kabul mosque school police governor Kunduz claimed denied officials report United Nations council monthly province district border")
