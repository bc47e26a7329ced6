package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"lectern/app/draw"
)

// mixed is a column with what makes places hard: ligatures, divided words, right-to-left names,
// note marks, cells side by side.
func mixed(measure float32) *Column {
	bold := &Style{Face: Standard().SansBold, Size: 17}
	mark := &Style{Face: Standard().SansBold, Size: 11, Rise: 6}
	var noted Text
	noted.Add("The office affirmed its affiliation", upright)
	noted.Add("12", mark).NoteMark = true
	noted.Add(" with ", upright)
	noted.Add("ولاية خراسان", upright)
	noted.Add(" and reorganised its administration", bold)
	noted.Add("a", mark).NoteMark = true
	noted.Add(" afterwards.", upright)
	row := &Row{Pad: 3}
	r := rand.New(rand.NewPCG(7, 8))
	blocks := []Block{
		{Text: NewText("Café “first” words", bold), Leading: 24, Below: 9, KeepNext: true},
		{Text: noted, Leading: 30, Below: 12},
		{Text: NewText("Kabul", upright), Leading: 20, Right: measure * 0.6, Row: row, Ragged: true},
		{Text: NewText("تعداد 25", upright), Leading: 20, Left: measure * 0.5, Row: row, Flush: true, Ragged: true},
		{Text: NewText(paragraph(r, 60), upright), Leading: 30, Left: 20},
	}
	return NewSetter().Stack(blocks, Setting{Measure: measure, Hyphens: HyphensFor("en-GB")})
}

func TestPointOnALetterGivesItsPlace(t *testing.T) {
	for _, measure := range []float32{180, 260, 500} {
		c := mixed(measure)
		for i := range c.Lines {
			l := &c.Lines[i]
			for _, p := range l.Pieces {
				text := &c.Blocks[l.Block].Text
				for at := int(p.Start); at < int(p.End); {
					_, n := utf8.DecodeRuneInString(text.String[at:])
					letter := Range{Place{l.Block, at}, Place{l.Block, at + n}}
					at += n
					c.Marks(letter, l.Top, l.Bottom(), func(r draw.Rect) {
						if r.W < 0.5 { // marks above letters have no width of their own
							return
						}
						got, span := c.At(r.Center())
						if got != letter.From && got != letter.To {
							t.Errorf("at %.0f, the middle of %q is %v, the letter %v", measure, text.String[letter.From.Byte:letter.To.Byte], got, letter)
						}
						if span == nil {
							t.Errorf("at %.0f, the middle of %q is on no word", measure, text.String[letter.From.Byte:letter.To.Byte])
						}
					})
				}
			}
		}
	}
}

func TestEveryLetterIsMarkedOnceWhenAllIsSelected(t *testing.T) {
	c := mixed(260)
	var marks []draw.Rect
	c.Marks(Range{Place{0, 0}, Place{len(c.Blocks), 0}}, 0, c.Height, func(r draw.Rect) { marks = append(marks, r) })
	for i := range c.Lines {
		l := &c.Lines[i]
		for _, p := range l.Pieces {
			middle := draw.Point{X: l.X + p.X + p.Width/2, Y: l.Top + l.Leading/2}
			n := 0
			for _, r := range marks {
				if r.Contains(middle) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%q is marked %d times", c.Blocks[l.Block].Text.String[p.Start:p.End], n)
			}
		}
	}
}

func TestPointsBesideTheTextGiveTheNearestPlace(t *testing.T) {
	c := mixed(260)
	last := len(c.Blocks) - 1
	for _, test := range []struct {
		name string
		at   draw.Point
		want Place
	}{
		{"left of the first line", draw.Point{X: -50, Y: 10}, Place{0, 0}},
		{"above everything", draw.Point{X: -5, Y: -300}, Place{0, 0}},
		{"right of the first line", draw.Point{X: 900, Y: 10}, Place{0, len(c.Blocks[0].Text.String)}},
		{"below everything", draw.Point{X: 900, Y: c.Height + 100}, Place{last, len(c.Blocks[last].Text.String)}},
	} {
		if got, span := c.At(test.at); got != test.want || span != nil {
			t.Errorf("%s: %v on span %v, want %v on none", test.name, got, span, test.want)
		}
	}
	if got, span := new(Column).At(draw.Point{}); got != (Place{}) || span != nil {
		t.Errorf("in an empty column: %v, %v", got, span)
	}
}

func TestCopyGivesBackTheWordsAsWritten(t *testing.T) {
	c := mixed(180)
	divided := false
	for _, l := range c.Lines {
		divided = divided || l.Hyphen
	}
	if !divided {
		t.Fatal("no word is divided: the test tests nothing")
	}
	want := strings.Join([]string{
		c.Blocks[0].Text.String,
		"The office affirmed its affiliation with ولاية خراسان and reorganised its administration afterwards.",
		"Kabul\tتعداد 25",
		c.Blocks[4].Text.String,
	}, "\n\n")
	if diff := cmp.Diff(want, c.Copy(Range{Place{0, 0}, Place{4, len(c.Blocks[4].Text.String)}})); diff != "" {
		t.Error(diff)
	}
	if got := c.Copy(Range{Place{0, 6}, Place{1, 10}}); got != "“first” words\n\nThe office" {
		t.Errorf("a part: %q", got)
	}
}

func TestFindKnowsNeitherCaseNorNoteMarks(t *testing.T) {
	c := mixed(260)
	for _, test := range []struct {
		words string
		want  []string
	}{
		{"OFFICE", []string{"office"}},
		{"café", []string{"Café"}},
		{"CAFÉ “First", []string{"Café “first"}},
		{"affiliation with", []string{"affiliation with"}}, // over a note mark
		{"administration afterwards", []string{"administration afterwards"}},
		{"12", nil}, // a mark is no text
		{"خراسان", []string{"خراسان"}},
		{"25", []string{"25"}},
		{"", nil},
		{"\xff", nil},
		{"no such words", nil},
	} {
		var got []string
		for _, r := range c.Find(test.words) {
			if r.From.Block == 4 {
				continue // random words
			}
			got = append(got, c.Copy(r))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("finding %q: %s", test.words, diff)
		}
	}
}

func TestFindReadsAsPeopleType(t *testing.T) {
	const text = "Soft hy\u00adphen. He said “it’s” fine. No\u00a0break here. Straße and café cafe\u0301."
	c := NewSetter().Stack([]Block{{Text: NewText(text, upright), Leading: 20}}, Setting{Measure: 260})
	for words, want := range map[string][]string{
		"it's": {"it’s"}, `said "it`: {"said “it"}, "no break": {"No break"}, "hyphen": {"hy\u00adphen"},
		"cafe": {"café", "cafe\u0301"}, "strasse": {"Straße"},
	} {
		var got []string
		for _, r := range c.Find(words) {
			got = append(got, c.Copy(r))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("finding %q: %s", words, diff)
		}
	}
}

func TestPlacesAndHeightsLeadToEachOther(t *testing.T) {
	c := mixed(260)
	for i := range c.Lines {
		l := &c.Lines[i]
		if l.Start < l.End && (i == 0 || c.Lines[i-1].Block != l.Block || c.Lines[i-1].End < l.Start) {
			if got := c.Line(Place{l.Block, l.Start}); got != l.Top {
				t.Errorf("the line of %v is at %.1f, not %.1f", Place{l.Block, l.Start}, got, l.Top)
			}
		}
		if c.Blocks[l.Block].Row == nil {
			if got, y := c.FirstIn(l.Top); got != (Place{l.Block, l.Start}) || y != l.Top {
				t.Errorf("the first place at %.1f is %v at %.1f, not %v", l.Top, got, y, Place{l.Block, l.Start})
			}
		}
		if l.Top < c.Top(l.Block) || l.Bottom() > c.Bottom(l.Block) {
			t.Errorf("line %d (%.1f to %.1f) stands out of its block (%.1f to %.1f)", i, l.Top, l.Bottom(), c.Top(l.Block), c.Bottom(l.Block))
		}
	}
}

// plate is a drawing without words of its own.
type plate struct{}

func (plate) Height(float32) float32                     { return 100 }
func (plate) Draw(draw.Canvas, draw.Rect, *draw.Palette) {}

// engraved is the lettering of a plate: each byte is marked on a line of its own.
type engraved string

func (e engraved) Words() string { return string(e) }

func (engraved) Marks(from, to int, at draw.Rect, mark func(draw.Rect)) {
	for n := from; n < to; n++ {
		mark(draw.Rect{X: at.X, Y: at.Y + 10*float32(n), W: 8, H: 10})
	}
}

func TestTheWordsInADrawingAreFoundButNotSelected(t *testing.T) {
	c := NewSetter().Stack([]Block{
		{Text: NewText("Kabul", upright), Leading: 20}, {Box: plate{}}, {Text: NewText("Herat and Kabul", upright), Leading: 20},
	}, Setting{Measure: 300})
	if n := len(c.Find("kabul")); n != 2 {
		t.Errorf("%d hits before the drawing is lettered", n)
	}
	c.Letter(1, engraved("Kabul"))
	in := Range{Place{1, 2}, Place{1, 4}}
	for _, s := range []struct {
		words string
		want  []Range
	}{
		{"kabul", []Range{{Place{0, 0}, Place{0, 5}}, {Place{1, 0}, Place{1, 5}}, {Place{2, 10}, Place{2, 15}}}},
		{"herat", []Range{{Place{2, 0}, Place{2, 5}}}},
		{"bu", []Range{{Place{0, 2}, Place{0, 4}}, in, {Place{2, 12}, Place{2, 14}}}},
	} {
		if diff := cmp.Diff(s.want, c.Find(s.words)); diff != "" {
			t.Errorf("%q: %s", s.words, diff)
		}
	}
	if top := c.Line(in.From); top != c.Boxes[0].At.Y+20 {
		t.Errorf("the hit is at %v, want %v", top, c.Boxes[0].At.Y+20)
	}
	marks := 0
	count := func(draw.Rect) { marks++ }
	if c.Marks(in, 0, c.Height, count); marks != 2 {
		t.Errorf("%d marks of a hit", marks)
	}
	marks = 0
	if c.Marks(Range{To: Place{2, 5}}, 0, c.Height, count); marks != 2 {
		t.Errorf("%d marks of a selection that goes over the drawing", marks)
	}
}
