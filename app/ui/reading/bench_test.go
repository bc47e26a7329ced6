//go:build !nogui

package reading

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/library"
	"lectern/app/library/annotation"
	"lectern/app/search"
	"lectern/app/ui/uitest"
)

// long shows a brief of 60,000 words in a window of 1280 by 800, with a number of notes.
func long(b *testing.B, notes int) (*Desk, *uitest.Loop) {
	b.Helper()
	w, loop := uitest.Window(b)
	text := uitest.LongBrief(b)
	h := newHost(b, text)
	d := New(w, SetAhead(text, 1280, 0, library.TextLook{}), h)
	b.Cleanup(d.Stop)
	w.SetContent(d.Box)
	passages, many := d.annotations.text, len(d.annotations.blocks)
	for n := range notes {
		a := annotation.New("", time.Time{})
		a.Colour, a.Note = annotation.Colours[n%4], fmt.Sprint("note ", n)
		words, _ := passages.Passage(n % many)
		from := passages.Offset(n%many, 0)
		a.Quote, a.Address = passages.Quote(from, from+min(60, len(words)))
		if err := h.notes.Put(a); err != nil {
			b.Fatal(err)
		}
	}
	d.annotated()
	return d, loop
}

// The text set anew for another width, as while the window is made wider, until it is there. It also reports for how long
// Fyne's goroutine can do nothing else.
func BenchmarkRelayout60000Words(b *testing.B) { relayout(b, 0) }

func BenchmarkRelayout60000WordsWith2000Notes(b *testing.B) { relayout(b, 2000) }

func relayout(b *testing.B, notes int) {
	d, loop := long(b, notes)
	narrow, held := float32(0), time.Duration(0)
	d.Text.Resize(fyne.NewSize(960, 700))
	loop.Until(b, "the text is set", func() bool { return !d.isSetting })
	hold := func(do func()) {
		begun := time.Now()
		do()
		held += time.Since(begun)
	}
	b.ReportAllocs()
	for b.Loop() {
		narrow = 20 - narrow
		hold(func() { d.Text.Resize(fyne.NewSize(960-narrow, 700)) })
		for d.isSetting {
			time.Sleep(time.Millisecond)
			hold(loop.Run)
		}
	}
	b.ReportMetric(held.Seconds()*1000/float64(b.N), "ms-held/op")
}

// The panel opened and closed: the text stays as it is.
func BenchmarkPanelBeside60000Words(b *testing.B) {
	d, _ := long(b, 0)
	b.ReportAllocs()
	for b.Loop() {
		d.Text.Resize(fyne.NewSize(1400, 700))
		d.Text.Resize(fyne.NewSize(1500, 700))
	}
}

// A letter more in the field of Ctrl+F.
func BenchmarkFindIn60000Words(b *testing.B) {
	d, _ := long(b, 0)
	letters(b, []string{"t", "ta", "taliban", "taliban’s governor", "nowhere"}, d.Find)
}

// A letter more in the field of Ctrl+Shift+F.
func BenchmarkSearch60000Words(b *testing.B) {
	d, _ := long(b, 2000)
	x := search.New(d.brief, d.Entries())
	letters(b, []string{"t", "ta", "taliban", "taliban governor", "nowhere"}, func(words string) { x.Find(words, 6) })
}

// letters measures what is done for each of some texts, as they stand in a field while a letter is typed.
func letters(b *testing.B, texts []string, do func(words string)) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		for _, words := range texts {
			do(words)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(len(texts)*b.N), "µs/letter")
}

// The wheel turned by a notch in a text with 2,000 notes.
func BenchmarkScrollWith2000Notes(b *testing.B) { scroll(b, 2000) }

func BenchmarkScrollWithoutNotes(b *testing.B) { scroll(b, 0) }

func scroll(b *testing.B, notes int) {
	d, _ := long(b, notes)
	top := float32(0)
	b.ReportAllocs()
	for b.Loop() {
		top += 40
		if top > d.Text.Height()-800 {
			top = 0
		}
		d.Text.ScrollTo(top)
	}
}
