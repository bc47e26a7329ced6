package typeset

import (
	"slices"

	"lectern/app/draw"
)

// Block is a piece of a column: a text, or something drawn. Blocks that share a Row stand side by
// side; neighbours that share a Frame stand on one background.
type Block struct {
	Text     Text
	Box      Box       // instead of a text
	Aside    []Block   // instead of a text, on pages: stands in the margin beside what follows
	FullPage *FullPage // instead of a text, on pages: stands on pages of its own behind this one
	Label    *Text     // hangs left of the first line: a list's mark, a note's letter
	LabelIn  *Element  // of the label
	Hang     float32   // how far left of the text the label starts
	Leading  float32   // from baseline to baseline
	Above    float32   // the gap before, of which only the larger of two neighbours' counts
	Below    float32   // the gap after
	Left     float32   // indents from the column's edges
	Right    float32
	Ragged   bool // never justified and never divided: headings, cells
	Balanced bool // its lines are as long as each other: no word alone on the last of a heading
	Flush    bool // at the right edge: a column of figures
	Centred  bool
	KeepNext bool    // no page ends after it
	Together bool    // no page ends within it
	NewPage  bool    // a page starts with it
	Section  bool    // it starts a section, and no float passes it
	Need     float32 // it begins on a page only where so much room is left
	Float    int     // neighbours that share a number above 0 may move to the next page
	Frame    *Frame
	Row      *Row
	In       *Element // the structure element that it is part of
	Anchor   string   // a name for links to lead to
	also     []string // further ones
}

// Name lets links to a name lead to the block, too.
func (b *Block) Name(name string) {
	switch {
	case b.Anchor == "":
		b.Anchor = name
	case !b.Named(name):
		b.also = append(b.also, name)
	}
}

// names returns all names by which links lead to the block.
func (b *Block) names() []string {
	if b.Anchor == "" {
		return nil
	}
	return append([]string{b.Anchor}, b.also...)
}

// Named reports whether links to a name lead to the block.
func (b *Block) Named(name string) bool { return b.Anchor == name || slices.Contains(b.also, name) }

// Box is something drawn in a column, such as a map.
type Box interface {
	// Height returns the height that the box needs at a width.
	Height(width float32) float32
	Draw(c draw.Canvas, at draw.Rect, p *draw.Palette)
}

// Worded is what has words that readers seek as they seek those of texts: a box, or the lettering of its drawing.
type Worded interface {
	Words() string
	// Marks calls mark for each rectangle behind some bytes of the words, when they are drawn in a place.
	Marks(from, to int, at draw.Rect, mark func(draw.Rect))
}

// Frame is a background behind neighbouring blocks, such as those of a judgement or a quotation.
type Frame struct {
	Out                      float32 // how far it stands out of the column on both sides
	Left, Top, Right, Bottom float32 // padding
	Above, Below             float32
	Divides                  bool // pages may end within it as within any text
	Draw                     func(c draw.Canvas, at draw.Rect, p *draw.Palette)
}

// FullPage holds blocks that have pages of their own, while the text flows on.
type FullPage struct {
	Blocks []Block
	Turned bool // its pages are wider than high
}

// Footnote is set at the foot of the page that has its mark.
type Footnote struct {
	Blocks []Block
	In     *Element // holds the blocks' elements; its parent is set where the mark is drawn
	Rank   int      // on a page, lower ranks stand above others
}

// Row is a row of a table: its cells are blocks, each with its own Left and Right.
type Row struct {
	Table *Table
	Head  bool
	Pad   float32 // above and below the cells
	Rule  float32 // thickness of the line below
	Left  float32 // indents of that line from the column's edges
	Right float32
}

// Table holds what the rows of a table share.
type Table struct {
	Again            []Block // set above the repeated head on each page that continues the table
	headFrom, headTo float32 // where the head is in the column; every page repeats it
	again            *Column
}

// Element is an element of the document's structure; blocks that share one are parts of it.
type Element struct {
	Tag    *draw.Tag // may be shared
	Parent *Element
}

// NewElement returns an element without a parent.
func NewElement(t draw.Tag) *Element { return &Element{Tag: &t} }

// Inside returns a new element within e.
func (e *Element) Inside(t draw.Tag) *Element { return &Element{Tag: &t, Parent: e} }

// isHeading reports whether the element is a heading.
func (e *Element) isHeading() bool {
	if e == nil {
		return false
	}
	switch e.Tag.Role {
	case draw.H1, draw.H2, draw.H3, draw.H4, draw.H5, draw.H6:
		return true
	}
	return false
}

// list returns the outermost list that holds the element, or nil.
func (e *Element) list() *Element {
	var outermost *Element
	for ; e != nil; e = e.Parent {
		if e.Tag.Role == draw.List {
			outermost = e
		}
	}
	return outermost
}

// Column holds set blocks below each other, in units from its top left corner.
type Column struct {
	Blocks        []Block
	Lines         []SetLine
	Boxes         []SetBox
	Frames        []SetFrame
	Rows          []SetRow
	Width, Height float32
	spans         []extent // of each block
	sought        []sought // of each block; nil until something is sought
	letterings    map[int]Worded
}

type extent struct{ top, bottom float32 }

// SetLine is a line in its place.
type SetLine struct {
	Line
	Block    int
	First    bool  // of its block
	Label    *Line // of the first line, X counting from LabelX
	LabelX   float32
	X        float32
	Top      float32
	Baseline float32
	Leading  float32
}

// Bottom returns the lower edge of the line.
func (l *SetLine) Bottom() float32 { return l.Top + l.Leading }

// SetBox is a box in its place.
type SetBox struct {
	Block int
	At    draw.Rect
}

// SetFrame is a frame in its place.
type SetFrame struct {
	Frame *Frame
	At    draw.Rect
}

// SetRow is a row in its place.
type SetRow struct {
	Row *Row
	At  draw.Rect
}

// Stack sets blocks below each other.
func (s *Setter) Stack(blocks []Block, set Setting) *Column {
	c := &Column{Blocks: blocks, Width: set.Measure, spans: make([]extent, len(blocks))}
	words := 0
	for i := range blocks {
		words += len(blocks[i].Text.String)
	}
	c.Lines = make([]SetLine, 0, len(blocks)+words/60)
	if s.kept != nil {
		s.kept.turn()
	}
	st := stacker{Setter: s, c: c, set: set, broken: s.breakAll(blocks, set)}
	for i := 0; i < len(blocks); {
		n := cells(blocks[i:])
		st.place(i, n)
		i += n
	}
	st.frame(nil, 0)
	c.Height = st.y
	return c
}

// stacker builds a column from top to bottom.
type stacker struct {
	*Setter
	c      *Column
	set    Setting
	broken [][]Line // by block
	y      float32
	gap    float32 // wanted by the block before
	open   *Frame
	start  float32 // of the open frame
	headed *Table  // the table whose head was placed last
}

// frame closes the open frame, if f is another, and opens f; nil: none. above is the gap that the next
// block asks for.
func (s *stacker) frame(f *Frame, above float32) {
	if f == s.open {
		s.y += max(s.gap, above)
		s.gap = 0
		return
	}
	if s.open != nil {
		s.y += s.open.Bottom
		s.c.Frames = append(s.c.Frames, SetFrame{s.open, draw.Rect{X: -s.open.Out, Y: s.start, W: s.set.Measure + 2*s.open.Out, H: s.y - s.start}})
		s.gap = s.open.Below
	}
	if s.open = f; f == nil {
		if above > 0 || s.gap > 0 {
			s.y += max(s.gap, above)
		}
		s.gap = 0
		return
	}
	if s.y > 0 {
		s.y += max(s.gap, f.Above)
	}
	s.start, s.gap = s.y, 0
	s.y += f.Top
}

// place sets n blocks side by side, which are the cells of a row if there are several.
func (s *stacker) place(first, n int) {
	blocks := s.c.Blocks[first : first+n]
	if b := &blocks[0]; b.Aside != nil || b.FullPage != nil { // takes no room here
		s.c.spans[first] = extent{s.y, s.y}
		return
	}
	above := float32(0)
	if s.y > 0 {
		above = blocks[0].Above
	}
	s.frame(blocks[0].Frame, above)
	left, right := s.open.inset()
	row := blocks[0].Row
	top := s.y
	if row != nil {
		s.y += row.Pad
	}
	from, bottom := s.y, s.y
	for i := range blocks {
		b := &blocks[i]
		s.y = from
		s.block(first+i, left+b.Left, b.measure(s.set, left, right))
		bottom = max(bottom, s.y)
		s.gap = max(s.gap, b.Below)
	}
	s.y = bottom
	if row != nil {
		s.y += row.Pad + row.Rule
		s.c.Rows = append(s.c.Rows, SetRow{row, draw.Rect{X: left + row.Left, Y: top, W: s.set.Measure - left - right - row.Left - row.Right, H: s.y - top}})
		if row.Head && row.Table != nil {
			if row.Table != s.headed {
				row.Table.headFrom, s.headed = top, row.Table
			}
			row.Table.headTo = s.y
		}
	}
	for i := range blocks {
		s.c.spans[first+i] = extent{top, s.y}
	}
}

// block sets one block at s.y.
func (s *stacker) block(index int, x, measure float32) {
	b := &s.c.Blocks[index]
	if b.Box != nil {
		h := b.Box.Height(measure)
		s.c.Boxes = append(s.c.Boxes, SetBox{index, draw.Rect{X: x, Y: s.y, W: measure, H: h}})
		s.y += h
		return
	}
	if !b.hasLines() {
		return
	}
	style := b.Text.Spans[0].Style
	ascent, descent := style.Face.Fonts[0].Extents()
	drop := (b.Leading + float32((ascent-descent)*style.Size)) / 2 // leading is shared above and below
	lines := s.broken[index]
	mirrored := len(lines) > 0 && lines[0].RTL && b.Row == nil
	if mirrored { // the indent is at the right
		x -= b.Left
	}
	for k, l := range lines {
		lx := x
		if n := len(l.Pieces); (b.Flush || b.Centred || l.RTL) && n > 0 {
			free := max(0, measure-l.Pieces[n-1].X-l.Pieces[n-1].Width)
			if b.Centred {
				free /= 2
			}
			lx += free
		}
		line := SetLine{Line: l, Block: index, First: k == 0, X: lx, Top: s.y, Baseline: s.y + drop, Leading: b.Leading}
		if k == 0 && b.Label != nil {
			line.Label, line.LabelX = &s.Break(b.Label, Setting{Measure: 1e4})[0], lx-b.Hang
			if mirrored {
				line.LabelX = x + measure + b.Hang - line.Label.Width
			}
		}
		s.c.Lines = append(s.c.Lines, line)
		s.y += b.Leading
	}
}

// widest returns the width of the widest word.
func widest(items []item) (most float32) {
	var word float32
	for i := range items {
		switch it := &items[i]; it.kind {
		case glue:
			word = 0
		case box:
			word += it.width
			most = max(most, word)
		}
	}
	return most
}
