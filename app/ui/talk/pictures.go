//go:build !nogui

package talk

import (
	"image"
	"log/slog"
	"slices"
	"sync"

	"lectern/app/atlas"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/ui/kit"
)

// pictures keeps pictures of slides, which a goroutine of its own draws ahead: for the wall the slides around the
// speaker's, for the speaker's window and the grid all that they show.
type pictures struct {
	post    func(func())     // runs a function on Fyne's goroutine
	drawn   func(moved bool) // called there after a picture was drawn, of a slide with a moved map or another
	palette *draw.Palette
	isCut   bool // the wall is cleared to the paper of slides, so that what is blank can be left out

	// Used on Fyne's goroutine only:
	kept   map[pictureKey]*picture
	used   int                        // counts uses of pictures
	bytes  int                        // of those kept
	waking bool                       // wakeUp will be called
	moving map[image.Point]bool       // by size: a slide with a moved map is being drawn
	moved  map[image.Point]pictureKey // by size: the last one that was drawn

	mu     sync.Mutex // guards what follows
	deck   *deck.Deck // what it points to is drawn by the goroutine alone
	wanted []pictureKey
	spare  []*image.RGBA // that are no longer shown, to be drawn on again
	wake   chan struct{}
}

// pictureKey is a state of a slide at a size in device pixels.
type pictureKey struct {
	answer            deck.Answer // of which it is a slide; zero: it is one of the brief
	slide, step, w, h int
	view              atlas.View // of its map, once moved
}

func (k *pictureKey) size() image.Point { return image.Pt(k.w, k.h) }

// picture is a picture of a slide.
type picture struct {
	sheet *kit.Sheet // nil until it is drawn
	used  int        // when it was used last
}

// mostBytes bounds the pictures that are kept, besides those of the wall.
const mostBytes = 8 << 20

func newPictures(d *deck.Deck, p *draw.Palette, isCut bool, post func(func()), drawn func(bool)) *pictures {
	return &pictures{
		post: post, drawn: drawn, palette: p, isCut: isCut, kept: map[pictureKey]*picture{},
		moving: map[image.Point]bool{}, moved: map[image.Point]pictureKey{}, deck: d, wake: make(chan struct{}, 1),
	}
}

// run draws what is wanted until stop is closed.
func (c *pictures) run(stop <-chan struct{}) {
	halves := raster.NewHalves()
	for {
		select {
		case <-stop:
			return
		case <-c.wake:
		}
		for key, d := c.next(); d != nil; key, d = c.next() {
			sheet := c.draw(d, &key, halves)
			c.post(func() { c.keep(d, key, sheet) })
		}
	}
}

// draw draws a picture of a deck. It is cut up where that saves much, but not while a map is moved.
func (c *pictures) draw(d *deck.Deck, key *pictureKey, halves *raster.Halves) *kit.Sheet {
	img, n := c.blank(key.w, key.h), key.slide
	if key.answer != (deck.Answer{}) {
		first, err := d.Answer(key.answer)
		if err != nil { // never: the windows' deck has it
			slog.Error("an answer can't be drawn ahead", "error", err)
			return &kit.Sheet{Size: key.size()}
		}
		n += first
	}
	var slide decoding
	isMoved := key.view.Scale != 0
	if isMoved {
		d.DrawMoved(&slide, n, key.view, c.palette)
	} else {
		d.Draw(&slide, n, key.step, c.palette)
	}
	halves.Show(&slide.Recording, img, float32(key.w)/d.Width)
	if c.isCut && !isMoved {
		if sheet := kit.CutSheet(img, c.palette.Page); sheet.Bytes() < len(img.Pix)*3/4 {
			c.reuse(img)
			return sheet
		}
	}
	return kit.WholeSheet(img)
}

// decoding is a recording that decodes stored images once, for all that show it.
type decoding struct{ draw.Recording }

func (d *decoding) Image(img image.Image, at draw.Rect) {
	if pixels, err := draw.Pixels(img); err == nil { // found before it was shown
		d.Recording.Image(pixels, at)
	}
}

// next returns a picture to be drawn and the deck to draw it from, or nil.
func (c *pictures) next() (key pictureKey, d *deck.Deck) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.wanted) == 0 {
		return key, nil
	}
	key, c.wanted = c.wanted[0], c.wanted[1:]
	return key, c.deck
}

// keep keeps a picture of a deck, unless its slides have changed meanwhile.
func (c *pictures) keep(d *deck.Deck, key pictureKey, sheet *kit.Sheet) {
	c.mu.Lock()
	stale := d != c.deck
	c.mu.Unlock()
	p, isMoved := c.kept[key], key.view.Scale != 0
	if isMoved {
		c.moving[key.size()] = false
	}
	if stale || p == nil {
		return
	}
	p.sheet = sheet
	c.bytes += sheet.Bytes()
	if isMoved {
		c.moved[key.size()] = key
	}
	c.drawn(isMoved)
}

// getMoved returns a picture of a slide whose map was moved, and the view that it has of the map: the one asked for, until
// that is drawn the last one, or else the slide as authored, whose view is home. It returns nil where there is none of
// these. One such picture of a size is drawn at a time, or a map that is dragged would be drawn in every place.
func (c *pictures) getMoved(key pictureKey, home atlas.View) (*kit.Sheet, atlas.View) {
	wanted := c.kept[key] != nil
	if !wanted && !c.moving[key.size()] {
		wanted, c.moving[key.size()] = true, true
	}
	if wanted {
		if sheet := c.get(key, true); sheet != nil {
			return sheet, key.view
		}
	}
	if last, ok := c.moved[key.size()]; ok && last.slide == key.slide && last.answer == key.answer && c.kept[last] != nil {
		return c.get(last, true), last.view
	}
	key.view = atlas.View{}
	return c.get(key, true), home
}

// get returns a picture, or nil if there is none yet: then it is drawn, before others if it is urgent.
func (c *pictures) get(key pictureKey, urgent bool) *kit.Sheet {
	c.used++
	p := c.kept[key]
	if p == nil {
		p = &picture{}
		c.kept[key] = p
		c.want(key, urgent)
	}
	p.used = c.used
	return p.sheet
}

// ready returns a picture that has been drawn, or nil.
func (c *pictures) ready(key pictureKey) *kit.Sheet {
	p := c.kept[key]
	if p == nil || p.sheet == nil {
		return nil
	}
	c.used++
	p.used = c.used
	return p.sheet
}

// want has a picture drawn once Fyne's goroutine is idle: until then it paints, and may need all processors for that.
func (c *pictures) want(key pictureKey, urgent bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if urgent {
		c.wanted = append([]pictureKey{key}, c.wanted...)
	} else {
		c.wanted = append(c.wanted, key)
	}
	if !c.waking {
		c.waking = true
		go c.post(c.wakeUp)
	}
}

// wakeUp has the wanted pictures drawn.
func (c *pictures) wakeUp() {
	c.waking = false
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// trim drops the pictures that were used longest ago until the others have at most some bytes.
func (c *pictures) trim(most int) {
	for c.bytes > most {
		var oldest pictureKey
		least := c.used + 1
		for key, p := range c.kept {
			if p.sheet != nil && p.used < least {
				oldest, least = key, p.used
			}
		}
		sheet := c.kept[oldest].sheet
		c.bytes -= sheet.Bytes()
		delete(c.kept, oldest)
		if img := sheet.Whole(); img != nil {
			c.reuse(img)
		}
	}
}

// reuse keeps a picture that is no longer shown, to be drawn on again.
func (c *pictures) reuse(img *image.RGBA) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.spare = append(c.spare[max(0, len(c.spare)-1):], img)
}

// blank returns a picture of a size to be drawn on, with whatever was on it.
func (c *pictures) blank(w, h int) *image.RGBA {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := image.Rect(0, 0, w, h)
	if i := slices.IndexFunc(c.spare, func(img *image.RGBA) bool { return img.Rect == size }); i >= 0 {
		img := c.spare[i]
		c.spare = slices.Delete(c.spare, i, i+1)
		return img
	}
	return image.NewRGBA(size)
}

// renew drops all pictures, and draws from another deck from now on.
func (c *pictures) renew(d *deck.Deck) {
	clear(c.kept)
	clear(c.moving)
	clear(c.moved)
	c.bytes = 0
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deck, c.wanted, c.spare = d, nil, nil
}
