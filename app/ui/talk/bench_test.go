//go:build !nogui

package talk

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/ui/uitest"
)

// BenchmarkDragMap draws the slide of a map that is dragged, at 1920 by 1080: what the goroutine of pictures does for each
// that the wall shows.
func BenchmarkDragMap(b *testing.B) {
	d := deck.New(uitest.Brief(b))
	c := newPictures(d, &draw.Light, true, nil, nil)
	halves := raster.NewHalves()
	for n, s := range d.Slides {
		if s.Map == nil {
			continue
		}
		b.Run(fmt.Sprintf("slide %d", n+1), func(b *testing.B) {
			b.ReportAllocs()
			key := pictureKey{slide: n, w: 1920, h: 1080, view: s.Views[0]}
			for i := 0; b.Loop(); i++ {
				key.view = s.Views[0].Pan(float32(i%200)*4, float32(i%150)*2)
				c.reuse(c.draw(d, &key, halves).Whole())
			}
		})
	}
}

// BenchmarkShowDraggedMap paints a wall of 1920 by 1080 while its map is dragged: what Fyne's goroutine does for each picture.
func BenchmarkShowDraggedMap(b *testing.B) {
	talk, loop := started(b)
	talk.jump(slices.IndexFunc(talk.decks.Window.Slides, func(s *deck.Slide) bool { return s.Map != nil }))
	talk.wallView.Resize(fyne.NewSize(1920, 1080))
	talk.Picture(1920, 1080)
	loop.Until(b, "the slide is drawn ahead", func() bool { return talk.wallView.sheet(1920, 1080) != nil })
	for b.Loop() {
		talk.pan(&talk.now, 4, 2)
		talk.Picture(1920, 1080)
	}
}

// BenchmarkSearchAsTyped types words letter by letter into the search of the speaker's window, until its hits and its
// preview are there, in a talk whose speaker's window has been painted. It also reports the longest that a letter took.
func BenchmarkSearchAsTyped(b *testing.B) {
	for _, typed := range []string{"kerman", "unama", "fighters", "2021", "country:Pakistan killed:>=10"} {
		b.Run(typed, func(b *testing.B) {
			talk, loop := started(b)
			drawn := func() bool {
				return !slices.ContainsFunc(slices.Collect(maps.Values(talk.pictures.kept)), func(p *picture) bool { return p.sheet == nil })
			}
			talk.presenter.Resize(fyne.NewSize(1280, 800))
			talk.presenter.Repaint(1280, 800)
			loop.Until(b, "the speaker's window is drawn", drawn)
			talk.presenter.Repaint(1280, 800)
			s, longest := searched(talk, ""), time.Duration(0)
			s.view.Resize(fyne.NewSize(1280, 800))
			s.view.Repaint(1280, 800)
			for i := 0; b.Loop(); i++ {
				begun := time.Now()
				s.field.SetText(typed[:1+i%len(typed)])
				s.view.Repaint(1280, 800)
				loop.Until(b, "the preview is drawn", drawn)
				s.view.Repaint(1280, 800)
				longest = max(longest, time.Since(begun))
			}
			b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest")
		})
	}
}
