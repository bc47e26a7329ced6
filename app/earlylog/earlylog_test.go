package earlylog

import (
	"io"
	"log"
	"slices"
	"testing"
)

func TestWhatIsLoggedEarlyIsHeld(t *testing.T) {
	log.Print("one")
	log.Print("two\nthree")
	log.SetOutput(io.Discard)
	log.Print("four")
	if got, want := Lines(), []string{"one", "two", "three"}; !slices.Equal(got, want) {
		t.Errorf("held is %q, want %q", got, want)
	}
}
