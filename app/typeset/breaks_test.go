package typeset

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/app/golden"
)

// vocabulary has words of every length, some of which the patterns divide, and some with breaks
// of their own.
var vocabulary = strings.Fields(`a the of in group attack province officials negotiation international
	responsibility reorganisation administration between counted reported claimed against Kabul
	Mazar-e Islamabad and/or twenty-three (about) “quoted” 1,024 incomplete; however, was.`)

func paragraph(r *rand.Rand, words int) string {
	var out strings.Builder
	for i := range words {
		if i > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(vocabulary[r.IntN(len(vocabulary))])
	}
	return out.String()
}

var upright = &Style{Face: Standard().Serif, Size: 19}

// legal lists the items at which a line may end.
func legal(items []item) []int {
	var out []int
	for i, it := range items {
		if it.kind == penalty || it.kind == glue && i > 0 && items[i-1].kind == box && it.stretch < endless {
			out = append(out, i)
		}
	}
	return out
}

// cost is the demerits of a set of breaks, straight from Knuth and Plass (1981), or false where a
// line is outside the tolerance.
func cost(items []item, set *Setting, breaks []int, tolerance float64) (float64, bool) {
	total, from, fitBefore, hyphenBefore := 0.0, 0, 1, false
	for _, at := range breaks {
		for from < at && items[from].kind != box {
			from++
		}
		var width, stretch, shrink float64
		for _, it := range items[from:at] {
			if it.kind != penalty {
				width, stretch, shrink = width+float64(it.width), stretch+float64(it.stretch), shrink+float64(it.shrink)
			}
		}
		if items[at].kind == penalty {
			width += float64(items[at].width)
		}
		if !set.Justified {
			stretch += raggedStretch * float64(set.Measure)
		}
		r := 0.0
		switch free := float64(set.Measure) - width; {
		case free >= 0:
			r = free / max(stretch, 1e-6)
		case shrink > 0:
			r = free / shrink
		default:
			r = -2
		}
		if r < -1 || r > tolerance {
			return 0, false
		}
		fit := 1
		switch {
		case r < -0.5:
			fit = 0
		case r > 1:
			fit = 3
		case r > 0.5:
			fit = 2
		}
		d := 10 + 100*math.Abs(r)*r*r
		if items[at].cost > 0 {
			d += float64(items[at].cost)
		}
		total += d * d
		if items[at].hyphen && hyphenBefore {
			total += 10000
		}
		if at == len(items)-1 && at != breaks[0] && width < float64(runt*set.Measure) {
			total += runtDemerits
		}
		if fit-fitBefore > 1 || fitBefore-fit > 1 {
			total += 10000
		}
		from, fitBefore, hyphenBefore = at+1, fit, items[at].hyphen
	}
	return total, true
}

// cheapest tries every set of breaks.
func cheapest(items []item, set *Setting, tolerance float64) (float64, bool) {
	may := legal(items)
	least, found := math.Inf(1), false
	for set1 := range 1 << (len(may) - 1) {
		var breaks []int
		for k, at := range may {
			if k == len(may)-1 || set1>>k&1 == 1 {
				breaks = append(breaks, at)
			}
		}
		if d, ok := cost(items, set, breaks, tolerance); ok && d < least {
			least, found = d, true
		}
	}
	return least, found
}

func TestBestFitIsTheCheapestOfAllBreakSets(t *testing.T) {
	s := NewSetter()
	r := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for compared < golden.Rounds(400) {
		text := NewText(paragraph(r, 4+r.IntN(9)), upright)
		set := Setting{Measure: 120 + 200*r.Float32(), Justified: r.IntN(2) == 0}
		if r.IntN(3) > 0 {
			set.Hyphens = HyphensFor("en-GB")
		}
		items := s.itemise(&text, &set)
		if len(legal(items)) > 15 {
			continue
		}
		compared++
		for _, tolerance := range []float32{2, 10, 1e9} {
			got := s.best(items, &set, tolerance)
			want, any := cheapest(items, &set, float64(tolerance))
			if any != (got != nil) {
				t.Fatalf("%q at %.1f, tolerance %g: breaks %v, but that there are some is %t", text.String, set.Measure, tolerance, got, any)
			}
			if !any {
				continue
			}
			d, ok := cost(items, &set, got, float64(tolerance)*1.0001)
			if !ok || d > want*1.001+1e-3 {
				t.Fatalf("%q at %.1f, tolerance %g: demerits %.1f, least %.1f", text.String, set.Measure, tolerance, d, want)
			}
		}
	}
}

// The largest place by which a line may go over its measure: dividing a word moves its letters by
// what kerning at the break was.
const overrun = 0.25 // units

func TestNoLineIsOverfull(t *testing.T) {
	s := NewSetter()
	r := rand.New(rand.NewPCG(3, 4))
	text := NewText(paragraph(r, 3000), upright)
	for width := float32(150); width <= 650; width += 25 {
		for _, set := range []Setting{
			{Measure: width},
			{Measure: width, Justified: true},
			{Measure: width, Hyphens: HyphensFor("en-GB")},
			{Measure: width, Justified: true, Hyphens: HyphensFor("en-GB")},
		} {
			lines := s.Break(&text, set)
			for i, l := range lines {
				last := l.Pieces[len(l.Pieces)-1]
				if right := last.X + last.Width; right > width+overrun {
					t.Fatalf("line %d at %.0f, justified %t, ends at %.2f: %q", i, width, set.Justified, right, text.String[l.Start:l.End])
				}
				var spaces, grown float32
				for _, p := range l.Pieces {
					if p.Space {
						spaces, grown = spaces+p.Word.Width*upright.Size, grown+p.Width
					}
				}
				if free := width - l.Width; set.Justified && i < len(lines)-1 && spaces > 0 && free < 4*spaces && grown < spaces+free-overrun {
					t.Fatalf("justified line %d at %.0f has spaces of %.2f where %.2f fit: %q", i, width, grown, spaces+free, text.String[l.Start:l.End])
				}
			}
		}
	}
}

// Words that are wider than the measure, in pieces of several styles, in both directions: a line
// holds what fits, and everything is set.
func TestWordsWiderThanTheMeasureAreCut(t *testing.T) {
	bold := &Style{Face: Standard().SansBold, Size: 19}
	for _, c := range []struct {
		name  string
		parts []string
	}{
		{"an address", []string{"see https://example.org/" + strings.Repeat("a/very-long_path", 20) + " there"}},
		{"one word", []string{strings.Repeat("abcdefghij", 40)}},
		{"two styles", []string{strings.Repeat("abcde", 5), strings.Repeat("fghij", 5)}},
		{"a mark at a long word", []string{"responsibilities", "12"}},
		{"Arabic", []string{strings.Repeat("داعش", 60)}},
		{"no spaces", []string{strings.Repeat("日", 80)}},
	} {
		for _, width := range []float32{30, 60, 133} {
			t.Run(fmt.Sprintf("%s/%.0f", c.name, width), func(t *testing.T) {
				var text Text
				for i, part := range c.parts {
					text.Add(part, []*Style{upright, bold}[i%2])
				}
				at := 0
				for i, l := range NewSetter().Break(&text, Setting{Measure: width, Hyphens: HyphensFor("en-GB")}) {
					var right float32
					for _, p := range l.Pieces {
						right = max(right, p.X+p.Width)
					}
					if right > width+overrun {
						t.Errorf("line %d is %.1f wide, the measure %.0f: %q", i, right, width, text.String[l.Start:l.End])
					}
					if gap := text.String[at:l.Start]; strings.TrimSpace(gap) != "" {
						t.Errorf("before line %d, %q is lost", i, gap)
					}
					at = l.End
				}
				if at != len(text.String) {
					t.Errorf("after the last line, %q is lost", text.String[at:])
				}
			})
		}
	}
}
