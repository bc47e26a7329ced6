package main

import (
	"fmt"
	"strconv"
	"strings"

	"lectern/app/atlas"
)

// size holds width and height from --size, in pixels of a screen or points of a page.
type size struct{ w, h float32 }

// UnmarshalText parses the value.
func (s *size) UnmarshalText(text []byte) error {
	n, err := numbers(string(text), "x", 2)
	if err != nil || !(n[0] >= 200 && n[1] >= 150 && n[0] <= 10_000 && n[1] <= 10_000) {
		return fmt.Errorf("%q is not a size from 200x150 to 10000x10000", text)
	}
	s.w, s.h = float32(n[0]), float32(n[1])
	return nil
}

// extent is the value of --extent, W,S,E,N; nil where none was given.
type extent struct{ *atlas.Extent }

// UnmarshalText parses the value.
func (e *extent) UnmarshalText(text []byte) error {
	n, err := numbers(string(text), ",", 4)
	if err == nil {
		e.Extent = &atlas.Extent{West: n[0], South: n[1], East: n[2], North: n[3]}
	}
	if err != nil || !e.Valid() {
		return fmt.Errorf("%q is not west,south,east,north in degrees, such as 60,29,75,38", text)
	}
	return nil
}

func numbers(text, between string, want int) ([]float64, error) {
	parts := strings.Split(text, between)
	if len(parts) != want {
		return nil, fmt.Errorf("%d numbers, want %d", len(parts), want)
	}
	all := make([]float64, want)
	for i, part := range parts {
		n, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil {
			return nil, fmt.Errorf("reading %q: %w", part, err)
		}
		all[i] = n
	}
	return all, nil
}
