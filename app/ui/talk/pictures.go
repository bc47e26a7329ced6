//go:build !nogui

package talk

import (
	"image"

	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/ui/kit"
)

// pictures keeps images of the slides that the speaker's window shows, so that the clock, which has
// the window drawn every second, doesn't have the slides drawn each time.
type pictures struct {
	drawn  map[pictureKey]*image.RGBA
	canvas *raster.Canvas
}

// pictureKey is a slide at a size in device pixels.
type pictureKey struct{ n, w, h int }

const mostPictures = 6

func newPictures() pictures {
	return pictures{drawn: map[pictureKey]*image.RGBA{}, canvas: raster.New()}
}

func (c *pictures) forget() { clear(c.drawn) }

// picture returns an image of slide n at a size in logical pixels.
func (c *pictures) picture(d *deck.Deck, n int, w, h, scale float32) image.Image {
	key := pictureKey{n, int(w*scale + 0.5), int(h*scale + 0.5)}
	if img, ok := c.drawn[key]; ok {
		return img
	}
	if len(c.drawn) > mostPictures {
		c.forget()
	}
	img := image.NewRGBA(image.Rect(0, 0, key.w, key.h))
	c.canvas.Target(img, scale, draw.Point{})
	d.Draw(draw.Placed(c.canvas, draw.Point{}, w/d.Width), n, d.Slides[n].Printed, &draw.Light)
	c.drawn[key] = img
	return img
}

// live draws a slide with its map as the wall has it.
func (p *presenter) live(g *kit.Painter, r draw.Rect, n int) {
	g.Clip(r)
	p.talk.decks.Notes.DrawMoved(draw.Placed(g.Canvas, draw.Point{X: r.X, Y: r.Y}, r.W/p.talk.decks.Notes.Width), n, p.talk.slide.view, &draw.Light)
	g.Unclip()
}

// thumbnail draws a slide; a thick frame marks the one on the wall, which is shown as it is there: black, or with its map
// moved.
func (p *presenter) thumbnail(g *kit.Painter, r draw.Rect, n int, current bool) {
	switch view := p.talk.slide.view; {
	case current && p.talk.black:
		g.Rect(r, draw.MarkBackground)
	case current && view.Scale != 0: // the map was moved
		p.live(g, r, n)
	default:
		g.Image(p.pictures.picture(p.talk.decks.Notes, n, r.W, r.H, g.Scale), r)
	}
	ink, width := g.Palette.Rule, float32(1)
	if current {
		ink, width = g.Palette.Accent, 2
	}
	g.Border(r.Inset(-width), width, ink)
	g.HotSpot(r, p.talk.decks.Notes.Slides[n].Title, func() { p.talk.goTo(n) })
}
