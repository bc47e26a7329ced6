// Package history keeps the places where a reader was, for going back and forward.
//
// In come places that are left, of any type that can be compared; out come those to go to. It knows no windows, so its
// tests need none. Start with History.
package history
