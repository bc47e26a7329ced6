package raster

import (
	"image"
	"math"

	"golang.org/x/image/draw"

	lectern "lectern/app/draw"
)

// Canvas draws on an image. It keeps its glyph masks from image to image and serves one
// goroutine.
type Canvas struct {
	dst   *image.RGBA
	scale float32       // pixels a unit
	shift lectern.Point // pixels that the origin lies from the image's top left corner
	clip  image.Rectangle
	clips []image.Rectangle

	shape, glyph area
	stroker      stroker
	faces        lectern.Faces
	hatch        []uint8 // see setHatch
	hatched      hatching
	outline      lectern.Path
	masks        map[maskKey]*mask
	maskBytes    int
	curves       map[lectern.Ink]*[256]uint8
}

var _ lectern.Canvas = (*Canvas)(nil)

// New returns a canvas; Target must be called before it is drawn on.
func New() *Canvas {
	return &Canvas{masks: map[maskKey]*mask{}, curves: map[lectern.Ink]*[256]uint8{}}
}

// NewImage returns an image of w by h units at scale pixels a unit, filled with an ink, and a canvas on
// it.
func NewImage(w, h, scale float32, fill lectern.Ink) (*image.RGBA, *Canvas) {
	img := image.NewRGBA(image.Rect(0, 0, int(math.Round(float64(w*scale))), int(math.Round(float64(h*scale)))))
	c := New()
	c.Target(img, scale, lectern.Point{})
	c.Clear(fill)
	return img, c
}

// Target sets the image that is drawn on from now on, whose corner must be at 0,0; the number of pixels a
// unit; and the point of the drawing, in pixels, that lies at the image's corner.
func (c *Canvas) Target(dst *image.RGBA, scale float32, origin lectern.Point) {
	c.dst, c.scale, c.shift = dst, scale, lectern.Point{X: -origin.X, Y: -origin.Y}
	c.clip, c.clips = dst.Rect, c.clips[:0]
	c.shape.resize(dst.Rect.Dx(), dst.Rect.Dy())
}

// Scale returns the number of pixels a unit.
func (c *Canvas) Scale() float32 { return c.scale }

// Clear paints the whole image.
func (c *Canvas) Clear(ink lectern.Ink) {
	row := c.dst.Pix
	if len(row) == 0 {
		return
	}
	row[0], row[1], row[2], row[3] = ink.R, ink.G, ink.B, ink.A
	for n := 4; n < len(row); n *= 2 {
		copy(row[n:], row[:n])
	}
}

// misses reports whether a path with so many units around it lies outside of what is drawn on.
func (c *Canvas) misses(p *lectern.Path, around float32) bool {
	r := p.Bounds().Inset(-around)
	k, dx, dy := c.scale, c.shift.X, c.shift.Y
	return float32(r.Right()*k)+dx < float32(c.clip.Min.X)-1 || float32(r.X*k)+dx > float32(c.clip.Max.X)+1 ||
		float32(r.Bottom()*k)+dy < float32(c.clip.Min.Y)-1 || float32(r.Y*k)+dy > float32(c.clip.Max.Y)+1
}

func (c *Canvas) Fill(p *lectern.Path, ink lectern.Ink) {
	if c.misses(p, 0) {
		return
	}
	c.cover(p)
	c.shape.paint(c.dst, c.clip, ink, nil)
}

// cover adds the inside of a path to the shape.
func (c *Canvas) cover(p *lectern.Path) {
	k, dx, dy := c.scale, c.shift.X, c.shift.Y
	if straight(p) { // as in maps: faster without closures
		c.fillStraight(p)
	} else {
		p.Flatten(0.1/k, func(a, b lectern.Point, _ bool) {
			c.shape.edge(float32(a.X*k)+dx, float32(a.Y*k)+dy, float32(b.X*k)+dx, float32(b.Y*k)+dy)
		})
	}
}

func straight(p *lectern.Path) bool {
	for _, v := range p.Verbs {
		if v == lectern.Quad || v == lectern.Cubic {
			return false
		}
	}
	return true
}

func (c *Canvas) fillStraight(p *lectern.Path) {
	k, dx, dy := c.scale, c.shift.X, c.shift.Y
	var x, y, sx, sy float32
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case lectern.Move:
			c.shape.edge(x, y, sx, sy)
			x, y = float32(p.Points[i].X*k)+dx, float32(p.Points[i].Y*k)+dy
			sx, sy = x, y
			i++
		case lectern.Line:
			nx, ny := float32(p.Points[i].X*k)+dx, float32(p.Points[i].Y*k)+dy
			c.shape.edge(x, y, nx, ny)
			x, y = nx, ny
			i++
		case lectern.Close:
			c.shape.edge(x, y, sx, sy)
			x, y = sx, sy
		}
	}
	c.shape.edge(x, y, sx, sy)
}

func (c *Canvas) Stroke(p *lectern.Path, s lectern.Stroke, ink lectern.Ink) {
	if c.misses(p, 4*s.Width) { // a mitre reaches beyond half the width
		return
	}
	c.stroker.stroke(&c.shape, p, s, c.scale, c.shift)
	c.shape.paint(c.dst, c.clip, ink, nil)
}

func (c *Canvas) Text(w *lectern.Word, x, y, size float32, ink lectern.Ink) {
	c.glyphs(w, x, y, size, 0, ink)
}

func (c *Canvas) Halo(w *lectern.Word, x, y, size, width float32, ink lectern.Ink) {
	c.glyphs(w, x, y, size, width, ink)
}

// glyphs sets each glyph on a whole pixel in y, all of a line alike, and a quarter in x.
func (c *Canvas) glyphs(w *lectern.Word, x, y, size, halo float32, ink lectern.Ink) {
	table := c.curves[ink]
	if table == nil {
		table = curve(ink)
		c.curves[ink] = table
	}
	large := size*c.scale > largest
	base := round(float32(y*c.scale) + c.shift.Y)
	for _, g := range w.Glyphs {
		gx := float32((x+float32(g.X*size))*c.scale) + c.shift.X
		gy := base + round(g.Y*size*c.scale)
		if large && halo == 0 {
			c.outline.Reset()
			c.faces.Outline(g.Font, g.ID, &c.outline, gx, float32(gy), size*c.scale)
			c.outline.Flatten(0.05, func(a, b lectern.Point, _ bool) { c.shape.edge(a.X, a.Y, b.X, b.Y) })
			c.shape.paint(c.dst, c.clip, ink, nil)
			continue
		}
		quarter := round(gx * steps)
		cell := quarter >> 2
		m := c.mask(maskKey{g.Font, g.ID, uint8(quarter & 3), uint32(size*c.scale*64 + 0.5), uint32(halo*c.scale*64 + 0.5)})
		blend(c.dst, c.clip, m, cell+m.left, gy+m.top, ink, table)
	}
}

func (c *Canvas) Image(img image.Image, r lectern.Rect) {
	img, err := lectern.Pixels(img)
	if err != nil {
		return // found before it was shown
	}
	to := image.Rect(round(float32(r.X*c.scale)+c.shift.X), round(float32(r.Y*c.scale)+c.shift.Y),
		round(float32(r.Right()*c.scale)+c.shift.X), round(float32(r.Bottom()*c.scale)+c.shift.Y))
	if visible := c.dst.SubImage(c.clip).(*image.RGBA); to.Size() == img.Bounds().Size() {
		op := operator(img)
		if solid, ok := img.(lectern.Solid); ok {
			img = solid.RGBA // which package draw copies by rows
		}
		draw.Draw(visible, to, img, img.Bounds().Min, op)
	} else if to.Overlaps(c.clip) {
		draw.CatmullRom.Scale(visible, to, img, img.Bounds(), draw.Over, nil)
	}
}

// operator returns how an image is laid over others: an opaque one is copied, which takes a fraction of the time.
func operator(img image.Image) draw.Op {
	if o, ok := img.(interface{ Opaque() bool }); ok && o.Opaque() {
		return draw.Src
	}
	return draw.Over
}

func (c *Canvas) Clip(r lectern.Rect) {
	c.clips = append(c.clips, c.clip)
	c.clip = c.clip.Intersect(image.Rect(round(float32(r.X*c.scale)+c.shift.X), round(float32(r.Y*c.scale)+c.shift.Y),
		round(float32(r.Right()*c.scale)+c.shift.X), round(float32(r.Bottom()*c.scale)+c.shift.Y)))
}

func (c *Canvas) Unclip() {
	c.clip = c.clips[len(c.clips)-1]
	c.clips = c.clips[:len(c.clips)-1]
}

// An image keeps no tags, links and anchors; whoever shows it has to give them.
func (c *Canvas) Begin(lectern.Tag)                 {}
func (c *Canvas) End()                              {}
func (c *Canvas) Link(lectern.Rect, lectern.Target) {}
func (c *Canvas) Anchor(string, lectern.Point)      {}

func round(v float32) int { return int(math.Floor(float64(v) + 0.5)) }
