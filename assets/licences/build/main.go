// Build writes assets/licences/licences.txt: what the program is made of, each work with its licence. It is
// run at the top of the repository after a dependency has changed:
//
//	go run ./assets/licences/build
//
// The modules are those that go list finds linked into the program, with windows and without, on every system
// that it runs on. Fonts, patterns and map data are listed in works.go. A licence that isn't known to ask for
// no more than its notice is an error: see licence.go.
package main

import (
	"fmt"
	"os"
)

const output = "assets/licences/licences.txt"

func main() {
	text, err := build(".")
	if err == nil {
		err = os.WriteFile(output, []byte(text), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// build returns the text, given the top of the repository.
func build(root string) (string, error) {
	modules, err := linkedModules(root)
	if err != nil {
		return "", err
	}
	own, err := ownWorks(root)
	if err != nil {
		return "", err
	}
	return compose(append(own, modules...))
}
