package deck

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/golden"
	"lectern/briefs"
)

func manual(t *testing.T) *brief.Brief {
	t.Helper()
	folder, err := briefs.Open("how-to-write-a-brief")
	if err != nil {
		t.Fatal(err)
	}
	b, problems := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	if len(problems.Errors()) > 0 {
		t.Fatal(problems.Errors())
	}
	return b
}

// outline is a deck as text: a slide a line, with what goes to the speaker below.
func outline(d *Deck) string {
	var out strings.Builder
	for i, s := range d.Slides {
		fmt.Fprintf(&out, "%d [%s] %s | %s", i+1, s.Section, s.Kicker, s.Title)
		if len(s.Sources) > 0 {
			fmt.Fprintf(&out, " %v", s.Sources)
		}
		if s.Map != nil {
			out.WriteString(" (map)")
		}
		out.WriteByte('\n')
		for _, b := range s.Notes {
			fmt.Fprintf(&out, "    notes: %s\n", words(b))
		}
	}
	return out.String()
}

func TestManualBecomesTheseSlides(t *testing.T) {
	golden.Text(t, "testdata/manual.txt", outline(New(manual(t))))
}

// ledger is a canvas that checks the books: elements and clips closed, figures with words.
type ledger struct {
	open   []draw.Tag
	clips  int
	said   strings.Builder
	faults []string
}

func (l *ledger) fault(format string, args ...any) {
	l.faults = append(l.faults, fmt.Sprintf(format, args...))
}
func (l *ledger) Fill(*draw.Path, draw.Ink)                                     {}
func (l *ledger) Stroke(*draw.Path, draw.Stroke, draw.Ink)                      {}
func (l *ledger) Halo(*draw.Word, float32, float32, float32, float32, draw.Ink) {}
func (l *ledger) Image(image.Image, draw.Rect)                                  {}
func (l *ledger) Link(draw.Rect, draw.Target)                                   {}
func (l *ledger) Anchor(string, draw.Point)                                     {}
func (l *ledger) Clip(draw.Rect)                                                { l.clips++ }
func (l *ledger) Unclip()                                                       { l.clips-- }

func (l *ledger) Text(w *draw.Word, x, y, size float32, _ draw.Ink) {
	l.said.WriteString(w.Text)
	figure := false
	for _, t := range l.open {
		figure = figure || t.Role == draw.Figure
	}
	if !figure && strings.TrimSpace(w.Text) != "" && (x < 0 || x+w.Width*size > Width || y < 0 || y > Height) {
		l.fault("%q stands at %.0f, %.0f", w.Text, x, y)
	}
	if len(l.open) == 0 {
		l.fault("%q is in no element", w.Text)
	}
}

func (l *ledger) Begin(t draw.Tag) {
	if t.Role == draw.Figure && t.Alt == "" {
		l.fault("a figure without words")
	}
	l.open = append(l.open, t)
}

func (l *ledger) End() {
	if len(l.open) == 0 {
		l.fault("an End without a Begin")
		return
	}
	l.open = l.open[:len(l.open)-1]
}

func TestSlidesAreDrawnWholeAndTagged(t *testing.T) {
	for _, name := range []string{"how-to-write-a-brief", "islamic-state-khorasan"} {
		folder, err := briefs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
		d := New(b)
		for n, s := range d.Slides {
			var l ledger
			d.Draw(&l, n, &draw.Dark)
			if len(l.open) > 0 || l.clips != 0 {
				t.Errorf("%s, slide %d: %d elements and %d clips are left open", name, n+1, len(l.open), l.clips)
			}
			for _, f := range l.faults {
				t.Errorf("%s, slide %d: %s", name, n+1, f)
			}
			if said := l.said.String(); !strings.Contains(said, fmt.Sprint(n+1)) || s.Kicker != "" && !strings.Contains(said, s.Kicker) {
				t.Errorf("%s, slide %d says neither its number nor %q: %s", name, n+1, s.Kicker, said)
			}
			if words := d.Words(n); !strings.Contains(words, s.Title) || !strings.HasPrefix(words, fmt.Sprintf("Slide %d of %d", n+1, len(d.Slides))) {
				t.Errorf("%s, slide %d in words: %q", name, n+1, words)
			}
		}
	}
}

func TestSpeakerNotesStayWithTheSlideBefore(t *testing.T) {
	d := New(manual(t))
	for _, s := range d.Slides {
		for _, note := range s.Notes {
			if s.Section != "recommendations" || words(note) != "Speaker notes show on the presenter’s screen alone." {
				t.Errorf("slide %q of %q has the note %q", s.Title, s.Section, words(note))
			}
		}
	}
	var l ledger
	for n := range d.Slides {
		d.Draw(&l, n, &draw.Light)
	}
	if said := strings.ReplaceAll(l.said.String(), " ", ""); strings.Contains(said, "Speakernotesshow") {
		t.Error("a slide shows the speaker’s notes")
	} else if !strings.Contains(said, "slidesalone") {
		t.Error("no slide shows what is for slides alone")
	} else if strings.Contains(said, "pagesalone") {
		t.Error("a slide shows what is for pages alone")
	}
}

func TestStatementsEndWithTheirFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"":     "",
		"One.": "One.",
		"The group attacked a mosque in Kabul. Nobody claimed it.":               "The group attacked a mosque in Kabul.",
		"It was, said the U.S. Department of State, the work of the group. Yes.": "It was, said the U.S. Department of State, the work of the group.",
		"Short. Then the rest of it follows in a second sentence.":               "Short. Then the rest of it follows in a second sentence.",
		"Does the group have the means to do so? Perhaps.":                       "Does the group have the means to do so?",
		"a  sentence\nover   lines that has no end":                              "a sentence over lines that has no end",
	} {
		if got := firstSentence(text); got != want {
			t.Errorf("%q ends %q, want %q", text, got, want)
		}
	}
}

func TestSourceLinesNameEachNumberOnce(t *testing.T) {
	for want, numbers := range map[string][]int{"": nil, "Source 3.": {3, 3}, "Sources 1 and 4.": {4, 1}, "Sources 1, 2 and 9.": {9, 2, 1, 2}} {
		if got := sourceLine(numbers); got != want {
			t.Errorf("%v: %q, want %q", numbers, got, want)
		}
	}
}

// Half-written files are shown while they are written: nothing that is missing stops the show.
func TestBriefsWithHolesStillBecomeSlides(t *testing.T) {
	front := "---\nlectern: 1\ntitle: %q\nas-of: 2033-04-02\n---\n"
	for name, files := range map[string]map[string]string{
		"nothing":                {"brief.md": ""},
		"no title":               {"brief.md": fmt.Sprintf(front, "") + "# A {#a}\n\nWords.\n"},
		"a section without text": {"brief.md": fmt.Sprintf(front, "T") + "# A {#a}\n"},
		"sources without titles": {"brief.md": fmt.Sprintf(front, "T") + "# A {#a}\n\nSo [@x] and [@y].\n", "sources.yaml": "references:\n- id: x\n  type: webpage\n- id: y\n  type: book\n  title: ''\n"},
		"drawings without data": {"brief.md": fmt.Sprintf(front, "T") + "# A {#a}\n\n```{.map #m query=\"country:Pakistan\"}\n```\n\n```{.timeline #t}\n```\n\n" +
			"```{.chart #c by=\"year\"}\n```\n\n```{.chart #s series=\"none\"}\n```\n\n```{.incidents #i}\n```\n\n```{.map #q query=\"((\"}\n```\n\n![x](gone.png){#g}\n"},
		"empty parts": {"brief.md": fmt.Sprintf(front, "T") + "# A {#a}\n\n::: {.keypoint}\n:::\n\n::: {.judgement}\n:::\n\n::: {.recommendation}\n:::\n\n::: notes\n:::\n\n::: only-slides\n:::\n\n- \n- \n"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := fstest.MapFS{}
			for file, text := range files {
				folder[file] = &fstest.MapFile{Data: []byte(text)}
			}
			b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
			d := New(b)
			for n := range d.Slides {
				var l ledger
				d.Draw(&l, n, &draw.Light)
				if len(l.open) > 0 || l.clips != 0 {
					t.Errorf("slide %d leaves %d elements and %d clips open", n+1, len(l.open), l.clips)
				}
			}
		})
	}
}
