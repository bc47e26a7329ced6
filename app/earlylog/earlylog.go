package earlylog

import (
	"bytes"
	"log"
	"strings"
)

var held bytes.Buffer

func init() {
	log.SetOutput(&held)
	log.SetFlags(0)
}

// Lines returns the lines that were logged before package log was given another output.
func Lines() []string {
	return strings.FieldsFunc(held.String(), func(r rune) bool { return r == '\n' })
}
