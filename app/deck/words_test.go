package deck

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"lectern/app/draw"
)

// tongues is a canvas that notes the language in which a listener hears each word, and what it is short for.
type tongues struct {
	ledger
	heard []string // "word", "fr:word", "word=So"
}

func (l *tongues) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	lang, expand, read := "", "", true
	for _, t := range l.open {
		if t.Lang != "" {
			lang = t.Lang + ":"
		}
		if t.Expand != "" {
			expand = "=" + t.Expand
		}
		read = read && t.Role != draw.Artifact && t.Role != draw.Figure
	}
	if read && strings.ContainsFunc(w.Text, unicode.IsLetter) {
		l.heard = append(l.heard, lang+strings.ReplaceAll(strings.TrimSpace(w.Text), " ", "_")+expand)
	}
	l.ledger.Text(w, x, y, size, ink)
}

func heard(d *Deck) string {
	var all []string
	for n := range d.Slides {
		var l tongues
		d.Draw(&l, n, d.Slides[n].Printed, &draw.Light)
		all = append(all, strings.Join(l.heard, " "))
	}
	return strings.Join(all, " | ")
}

// Whatever a slide says in big type or above it, passages keep their language and what they are short for.
func TestSlidesKeepTheLanguageOfPassages(t *testing.T) {
	const passage = "[mot]{lang=fr} [UN]{expand=So}"
	const said = "fr:mot UN=So"
	title := "# A " + passage + " {#a}\n\n"
	for text, want := range map[string]string{
		title:                            "A " + said + " A " + said,
		title + "First " + passage + ".": "A " + said + " First " + said,
		title + "::: keypoint\nFirst " + passage + ".\n:::":              "A " + said + " First " + said,
		"# A {#a}\n\n::: {.judgement}\nFirst " + passage + ".\n:::":      "A A | Key judgement of First " + said,
		"# A {#a}\n\n::: {.recommendation}\nFirst " + passage + ".\n:::": "A A | Recommendation of First " + said,
		"# A {#a}\n\nFirst.\n\nSo " + passage + ":\n\n- one\n":           "A First | A So " + said + " one",
		"# A {#a}\n\nFirst.\n\n## B " + passage + " C\n\n- one\n":        "A First | A B " + said + " C one",
		"# A {#a}\n\nFirst.\n\n![So " + passage + "](x.png){alt=x}\n":    "A First | A So " + said,
		"# A {#a}\n\nFirst.\n\n| b |\n|---|\n| c |\n\n: So " + passage:   "A First | A So " + said + " b c",
	} {
		_, got, _ := strings.Cut(heard(written(t, "T", text+"\n", "")), " | ")
		if clean := strings.Join(strings.Fields(strings.NewReplacer(" .", "", ".", "", ":\u00a0", "").Replace(got)), " "); clean != want {
			t.Errorf("%q is heard as\n%s, want\n%s", text, clean, want)
		}
	}
}

// However long a statement is, nothing of it is cut: it goes on, in its language.
func TestLongStatementsGoOnOnFurtherSlides(t *testing.T) {
	d := written(t, "T", "# A {#a}\n\n::: keypoint\n["+strings.Repeat("mot ", 1000)+"]{lang=fr} end.\n:::\n", "")
	got := heard(d)
	if n := strings.Count(got, "fr:mot"); n != 1000 || n != strings.Count(got, "mot") || !strings.Contains(got, "end") || strings.Contains(got, ellipsis) {
		t.Errorf("%d words keep their language in\n%s", n, got)
	}
	if n := len(d.Slides); n < 4 || !strings.HasSuffix(d.Slides[2].Kicker, fmt.Sprintf("(2 of %d)", n-1)) {
		t.Errorf("%d slides, the third %q", n, d.Slides[2].Kicker)
	}
	said(t, d)
}

// A long judgement keeps its condition, its likelihood and its reason.
func TestNothingOfAJudgementIsCut(t *testing.T) {
	long := strings.Repeat("a market and a mosque and ", 60)
	d := written(t, "T", "# A {#a}\n\nFirst.\n\n::: {.judgement likelihood=likely confidence=low confidence-because=\"we saw "+long+"reason\"}\nIt will strike "+long+
		"a court, but only if the truce ends.\n:::\n", "")
	got := heard(d)
	for _, want := range []string{"It will strike", "but only if the truce ends", "we saw", "reason"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is lost in\n%s", want, got)
		}
	}
	if strings.Contains(got, ellipsis) {
		t.Errorf("something is cut in\n%s", got)
	}
	said(t, d)
}

func TestSlidesSayTheProgramsWordsInItsLanguage(t *testing.T) {
	const text = "# Straße {#a}\n\n::: {.judgement likelihood=likely confidence=low}\nGröße.\n:::\n\n- größer\n\n```{.map}\n```\n"
	got := heard(written(t, "Maß\nlang: de", text, "a,2033-01-02,Fußgänger,Pakistan,Gießen,3\n"))
	for _, word := range strings.Fields(strings.ReplaceAll(got, "\u00a0", "_")) {
		author := strings.Contains(word, "ß")
		if english := strings.HasPrefix(word, "en:"); word != "|" && english == author {
			t.Errorf("%q is English: %t, in\n%s", word, english, got)
		}
	}
}
