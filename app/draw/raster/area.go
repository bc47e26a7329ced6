package raster

import (
	"encoding/binary"
	"image"
	"math"
	"math/bits"

	"lectern/app/draw"
)

// area accumulates the signed area that edges cover in each pixel; summed along a row it is the
// winding number of the pixel. Rows know which pixels were touched, so stretches between edges
// are filled whole.
type area struct {
	w, h, stride, words int
	cover               []float32
	touched             []uint64
	top, bottom         int // rows with edges; top > bottom: none
}

func (a *area) resize(w, h int) {
	if a.w == w && a.h == h {
		return
	}
	a.w, a.h = w, h
	a.words = (w + 2 + 63) / 64
	a.stride = a.words * 64
	if n := a.stride * h; cap(a.cover) < n {
		a.cover, a.touched = make([]float32, n), make([]uint64, a.words*h)
	} else {
		a.cover, a.touched = a.cover[:n], a.touched[:a.words*h]
		clear(a.cover)
		clear(a.touched)
	}
	a.top, a.bottom = h, -1
}

// edge adds a directed edge. What lies above, below or right of the image has no effect on it;
// what lies left counts with its height.
func (a *area) edge(x0, y0, x1, y1 float32) {
	if y0 == y1 {
		return
	}
	dir := float32(1)
	if y0 > y1 {
		x0, y0, x1, y1, dir = x1, y1, x0, y0, -1
	}
	w, h := float32(a.w), float32(a.h)
	if y1 <= 0 || y0 >= h || x0 >= w && x1 >= w || !(y1 > y0) {
		return
	}
	slope := (x1 - x0) / (y1 - y0)
	if y0 < 0 {
		x0, y0 = x0-float32(y0*slope), 0
	}
	if y1 > h {
		x1, y1 = x0+float32((h-y0)*slope), h
	}
	if x0 <= 0 && x1 <= 0 {
		a.inside(0, y0, 0, y1, 0, dir)
		return
	}
	if x0 >= 0 && x1 >= 0 && x0 <= w && x1 <= w {
		a.inside(x0, y0, x1, y1, slope, dir)
		return
	}
	// The edge crosses the left or right border: cut it there.
	at, from := y0, x0
	cut := func(x float32) {
		y := y0 + (x-x0)/slope
		if y > at && y < y1 {
			a.piece(from, at, x, y, slope, dir)
			at, from = y, x
		}
	}
	if slope > 0 {
		cut(0)
		cut(w)
	} else {
		cut(w)
		cut(0)
	}
	a.piece(from, at, x1, y1, slope, dir)
}

// piece is a part of an edge that lies wholly left of, within or right of the image.
func (a *area) piece(x0, y0, x1, y1, slope, dir float32) {
	switch mid, w := (x0+x1)/2, float32(a.w); {
	case mid <= 0:
		a.inside(0, y0, 0, y1, 0, dir)
	case mid < w:
		a.inside(min(max(x0, 0), w), y0, min(max(x1, 0), w), y1, slope, dir)
	}
}

func (a *area) inside(x0, y0, x1, y1, slope, dir float32) {
	first, last := int(y0), min(int(math.Ceil(float64(y1))), a.h)
	a.top, a.bottom = min(a.top, first), max(a.bottom, last-1)
	x, w := x0, float32(a.w)
	if last == first+1 { // in one row, and mostly in one pixel: nearly all edges of coasts and curves
		dy := y1 - y0
		next := min(max(x+float32(slope*dy), 0), w)
		if i := int(min(x, next)); float32(i+1) >= max(x, next) {
			d, mid := float32(dy*dir), 0.5*(x+next)-float32(i)
			at, mark := a.cover[first*a.stride+i:], a.touched[first*a.words+i>>6:]
			at[0] += d - float32(d*mid)
			at[1] += float32(d * mid)
			mark[0] |= 1 << (uint(i) & 63)
			mark[(i&63+1)>>6] |= 1 << (uint(i+1) & 63)
			return
		}
	}
	for y := first; y < last; y++ {
		row := a.cover[y*a.stride : (y+1)*a.stride]
		mark := a.touched[y*a.words : (y+1)*a.words]
		fy := float32(y)
		dy := min(fy+1, y1) - max(fy, y0)
		next := min(max(x+float32(slope*dy), 0), w)
		d := float32(dy * dir)
		lo, hi := min(x, next), max(x, next)
		i, j := int(lo), int(hi)
		if float32(j) != hi {
			j++
		}
		if j <= i+1 { // within one pixel
			mid := 0.5*(x+next) - float32(i)
			row[i] += d - float32(d*mid)
			row[i+1] += float32(d * mid)
			mark[i>>6] |= 1 << (uint(i) & 63)
			mark[(i+1)>>6] |= 1 << (uint(i+1) & 63)
		} else {
			s := 1 / (hi - lo)
			fl, fh := lo-float32(i), hi-float32(j)+1
			head, tail := float32(0.5*s*(1-fl)*(1-fl)), float32(0.5*s*fh*fh)
			row[i] += float32(d * head)
			if j == i+2 {
				row[i+1] += float32(d * (1 - head - tail))
			} else {
				second := float32(s * (1.5 - fl))
				row[i+1] += float32(d * (second - head))
				for k := i + 2; k < j-1; k++ {
					row[k] += float32(d * s)
				}
				row[j-1] += float32(d * (1 - second - float32(float32(j-i-3)*s) - tail))
			}
			row[j] += float32(d * tail)
			for k := i; k <= j; k++ {
				mark[k>>6] |= 1 << (uint(k) & 63)
			}
		}
		x = next
	}
}

// paint blends the shape into dst within clip and empties the accumulator. Where it is hatched, hatch tells how much of a
// pixel is covered, of 255, by the sum of its coordinates; else hatch is nil.
func (a *area) paint(dst *image.RGBA, clip image.Rectangle, ink draw.Ink, hatch []uint8) {
	t := tintOf(ink)
	for y := a.top; y <= a.bottom; y++ {
		row := a.cover[y*a.stride : (y+1)*a.stride]
		mark := a.touched[y*a.words : (y+1)*a.words]
		visible := y >= clip.Min.Y && y < clip.Max.Y
		pix := dst.Pix[y*dst.Stride : y*dst.Stride+a.w*4]
		var sum float32
		var lines []uint8 // of this row
		if hatch != nil {
			lines = hatch[y:]
		}
		x := clip.Min.X
		for word, set := range mark {
			mark[word] = 0
			for ; set != 0; set &= set - 1 {
				p := word*64 + bits.TrailingZeros64(set)
				if visible && p > x {
					fill(pix, x, min(p, clip.Max.X), sum, ink, lines)
				}
				sum += row[p]
				row[p] = 0
				if visible && p >= x && p < clip.Max.X {
					if m := uint32(float32(min(max(sum, -sum), 1)*float32(ink.A)) + 0.5); m > 0 { // one pixel: no call, no loop
						if lines != nil {
							m = m * uint32(lines[p]) / 255
						}
						t.over(pix[p*4:p*4+4], m)
					}
				}
				x = max(x, p+1)
			}
		}
		if visible {
			fill(pix, x, clip.Max.X, sum, ink, lines)
		}
	}
	a.top, a.bottom = a.h, -1
}

// fill blends a stretch of a row that is covered sum times, or, unless lines is nil, as much of each pixel as lines tells.
// The image is premultiplied.
func fill(pix []uint8, from, to int, sum float32, ink draw.Ink, lines []uint8) {
	m := uint32(float32(min(max(sum, -sum), 1)*float32(ink.A)) + 0.5)
	if m == 0 || to <= from {
		return
	}
	t, p := tintOf(ink), pix[from*4:to*4]
	if lines != nil {
		for i, covered := range lines[from:to] {
			if covered > 0 {
				t.over(p[i*4:i*4+4], m*uint32(covered)/255)
			}
		}
		return
	}
	if m == 255 {
		p[0], p[1], p[2], p[3] = ink.R, ink.G, ink.B, 255
		for n := 4; n < len(p); n *= 2 {
			copy(p[n:], p[:n])
		}
		return
	}
	for i := 0; i+3 < len(p); i += 4 {
		t.over(p[i:i+4], m)
	}
}

// tint is an ink whose channels are blended two at a time: red with blue, green with opacity.
type tint struct{ rb, ga uint32 }

func tintOf(ink draw.Ink) tint {
	return tint{uint32(ink.R) | uint32(ink.B)<<16, uint32(ink.G) | 255<<16}
}

// over blends m of 255 parts of the ink into a premultiplied pixel, rounded to the nearest value:
// (v + 128 + (v+128)/256) / 256 is v/255 rounded, for all that two bytes multiply to.
func (t tint) over(pixel []uint8, m uint32) {
	const low, half = 0x00FF00FF, 0x00800080
	old := binary.LittleEndian.Uint32(pixel)
	rb := old&low*(255-m) + t.rb*m + half
	ga := old>>8&low*(255-m) + t.ga*m + half
	rb += rb >> 8 & low
	ga += ga >> 8 & low
	binary.LittleEndian.PutUint32(pixel, rb>>8&low|ga&^low)
}
