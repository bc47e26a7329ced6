package history

// most is how many places are kept; the oldest are forgotten.
const most = 200

// History holds the places that were left. The zero History holds none.
type History[P comparable] struct {
	back, forward []P
	stepping      bool // the last move was a step of a series
}

// Leave keeps a place that is left by a jump. There is no way forward any more.
func (h *History[P]) Leave(from P) {
	h.push(from)
	h.forward, h.stepping = nil, false
}

// Step keeps a place that is left by a step of a series, such as to the next section: of a series only the place where it
// began is kept.
func (h *History[P]) Step(from P) {
	if !h.stepping {
		h.Leave(from)
	}
	h.stepping = true
}

// Returned keeps a place that was left for the one before it otherwise than by Back.
func (h *History[P]) Returned(from P) { h.forward = append(h.forward, from) }

// Back returns the place that was left last, and false if there is none. The place from which it is asked for is then the
// next one forward.
func (h *History[P]) Back(from P) (to P, ok bool) { return h.move(&h.back, &h.forward, from) }

// Forward returns the place from which Back was last asked for, and false if there is none.
func (h *History[P]) Forward(from P) (to P, ok bool) { return h.move(&h.forward, &h.back, from) }

// CanBack reports whether there is a place to go back to.
func (h *History[P]) CanBack() bool { return len(h.back) > 0 }

// CanForward reports whether there is a place to go forward to.
func (h *History[P]) CanForward() bool { return len(h.forward) > 0 }

// move takes the last place of one list that isn't from, and appends from to the other list.
func (h *History[P]) move(out, in *[]P, from P) (to P, ok bool) {
	h.stepping = false
	for n := len(*out); n > 0; n = len(*out) {
		to = (*out)[n-1]
		*out = (*out)[:n-1]
		if to != from {
			*in = append(*in, from)
			return to, true
		}
	}
	return from, false
}

// push appends a place to those to go back to, once.
func (h *History[P]) push(from P) {
	if n := len(h.back); n > 0 && h.back[n-1] == from {
		return
	}
	h.back = append(h.back, from)
	h.back = h.back[max(0, len(h.back)-most):]
}
