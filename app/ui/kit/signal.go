//go:build !nogui

package kit

// Signal tells its listeners that something has happened. The zero value has no listeners.
type Signal[T any] struct {
	listeners []func(T)
}

// Listen has f called with every event from now on.
func (s *Signal[T]) Listen(f func(T)) { s.listeners = append(s.listeners, f) }

// Emit calls the listeners in the order in which they came.
func (s *Signal[T]) Emit(event T) {
	for _, f := range s.listeners {
		f(event)
	}
}

// Notice tells the reader that something failed, or can't be done, in a title and a line for
// each reason.
type Notice struct {
	Title string
	Lines []string
	Calm  bool // nothing failed, and nobody needs to look: it is for information
	// Action is what a button says that calls Do; "" for none.
	Action string
	Do     func()
}

// Failure returns an error as a notice.
func Failure(title string, err error) Notice {
	return Notice{Title: title, Lines: []string{err.Error()}}
}
