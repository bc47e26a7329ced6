//go:build !nogui

package kit

// Scroll is a scroll position: which part of something long is in view. Lengths are logical pixels.
type Scroll struct {
	Top  float32 // what stands at the upper edge of the view
	View float32 // height of the view
	All  float32 // height of everything
}

// To scrolls to a position, no farther than the end.
func (s *Scroll) To(top float32) { s.Top = max(0, min(top, s.All-s.View)) }

// By scrolls down, or up where d is negative.
func (s *Scroll) By(d float32) { s.To(s.Top + d) }

// Fit sets the height of the view and of all, and scrolls back where the content has become shorter.
func (s *Scroll) Fit(view, all float32) {
	s.View, s.All = view, all
	s.To(s.Top)
}

// Reveal scrolls no more than is needed to bring a stretch into view.
func (s *Scroll) Reveal(top, bottom float32) {
	switch {
	case top < s.Top:
		s.To(top)
	case bottom > s.Top+s.View:
		s.To(bottom - s.View)
	}
}
