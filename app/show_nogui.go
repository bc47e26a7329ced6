//go:build nogui

package main

import "errors"

func show(window) error {
	return errors.New("this lectern was built without windows; lectern export makes a PDF")
}
