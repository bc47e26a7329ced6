package draw

import "image"

// placed draws on another canvas, scaled and moved.
type placed struct {
	Canvas
	at   Point
	k    float32
	path Path
	dash []float32
}

// Placed returns a canvas that draws on c with its origin at a point of c and units of scale units of c.
func Placed(c Canvas, at Point, scale float32) Canvas {
	if at == (Point{}) && scale == 1 {
		return c
	}
	return &placed{Canvas: c, at: at, k: scale}
}

func (m *placed) point(q Point) Point {
	return Point{float32(q.X*m.k) + m.at.X, float32(q.Y*m.k) + m.at.Y}
}

func (m *placed) rect(r Rect) Rect {
	return Rect{float32(r.X*m.k) + m.at.X, float32(r.Y*m.k) + m.at.Y, r.W * m.k, r.H * m.k}
}

func (m *placed) placed(p *Path) *Path {
	m.path.Verbs, m.path.Points = p.Verbs, m.path.Points[:0]
	for _, q := range p.Points {
		m.path.Points = append(m.path.Points, m.point(q))
	}
	return &m.path
}

func (m *placed) Fill(p *Path, ink Ink) { m.Canvas.Fill(m.placed(p), ink) }

func (m *placed) Stroke(p *Path, s Stroke, ink Ink) {
	s.Width *= m.k
	if s.Dash != nil && m.k != 1 {
		m.dash = m.dash[:0]
		for _, v := range s.Dash {
			m.dash = append(m.dash, v*m.k)
		}
		s.Dash = m.dash
	}
	m.Canvas.Stroke(m.placed(p), s, ink)
}

func (m *placed) Text(w *Word, x, y, size float32, ink Ink) {
	q := m.point(Point{x, y})
	m.Canvas.Text(w, q.X, q.Y, size*m.k, ink)
}

func (m *placed) Halo(w *Word, x, y, size, width float32, ink Ink) {
	q := m.point(Point{x, y})
	m.Canvas.Halo(w, q.X, q.Y, size*m.k, width*m.k, ink)
}

func (m *placed) Image(img image.Image, r Rect) { m.Canvas.Image(img, m.rect(r)) }
func (m *placed) Clip(r Rect)                   { m.Canvas.Clip(m.rect(r)) }
func (m *placed) Link(r Rect, to Target)        { m.Canvas.Link(m.rect(r), to) }
func (m *placed) Anchor(name string, at Point)  { m.Canvas.Anchor(name, m.point(at)) }
func (m *placed) Begin(t Tag)                   { t.Box = m.rect(t.Box); m.Canvas.Begin(t) }
