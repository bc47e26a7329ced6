//go:build !nogui

package uitest

import (
	"fmt"
	"image"
	"math"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// Describe paints a surface of a size and returns what is on it, a line each: words with their place
// and colour, areas that are filled or outlined, and what can be clicked.
func Describe(s *kit.Surface, size fyne.Size) string {
	s.Resize(size)
	d := &describer{}
	s.PaintOn(d, 1)
	d.flush()
	for _, spot := range s.HotSpots() {
		d.line("click %s %q", rect(spot.Area), spot.Name)
	}
	return d.out.String()
}

// describer is a canvas that writes down what is drawn on it.
type describer struct {
	out   strings.Builder
	where string // where the line of text begins
	how   string // colour and size of the line of text
	words []string
	y     float32
}

// flush writes a line of text, whose words are drawn one by one.
func (d *describer) flush() {
	if words := d.words; len(words) > 0 {
		d.words = nil
		d.line("text %s %q %s", d.where, strings.TrimSpace(strings.Join(words, "")), d.how)
	}
}

func (d *describer) line(format string, args ...any) {
	d.flush()
	fmt.Fprintf(&d.out, format, args...)
	d.out.WriteByte('\n')
}

func (d *describer) Fill(p *draw.Path, ink draw.Ink) {
	d.line("fill %s %s", rect(p.Bounds()), name(ink))
}

func (d *describer) Stroke(p *draw.Path, s draw.Stroke, ink draw.Ink) {
	d.line("line %s %s, %g wide", rect(p.Bounds()), name(ink), s.Width)
}

func (d *describer) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	if how := fmt.Sprintf("%s, %g high", name(ink), size); len(d.words) == 0 || y != d.y || how != d.how {
		d.flush()
		d.where, d.how, d.y = fmt.Sprintf("%d,%d", round(x), round(y)), how, y
	}
	d.words = append(d.words, w.Text)
}

func (d *describer) Halo(*draw.Word, float32, float32, float32, float32, draw.Ink) {}

func (d *describer) Image(_ image.Image, at draw.Rect) { d.line("image %s", rect(at)) }
func (d *describer) Clip(at draw.Rect)                 { d.line("within %s", rect(at)) }
func (d *describer) Unclip()                           { d.line("anywhere") }
func (d *describer) Begin(draw.Tag)                    {}
func (d *describer) End()                              {}
func (d *describer) Link(draw.Rect, draw.Target)       {}
func (d *describer) Anchor(string, draw.Point)         {}

func round(x float32) int { return int(math.Round(float64(x))) }

func rect(r draw.Rect) string {
	return fmt.Sprintf("%d,%d %dx%d", round(r.X), round(r.Y), round(r.W), round(r.H))
}

// name returns the name of a colour in the light palette: the first of its names.
func name(ink draw.Ink) string {
	p := reflect.ValueOf(draw.Light)
	for n := range p.NumField() {
		if p.Field(n).Interface() == any(ink) {
			return p.Type().Field(n).Name
		}
	}
	return fmt.Sprintf("#%02X%02X%02X", ink.R, ink.G, ink.B)
}
