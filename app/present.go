package main

type presentCommand struct {
	Brief       string `arg:"" help:"A folder, a .brief file, a PDF that Lectern made of one, or the name of a shipped brief."`
	Screen      int    `placeholder:"N" help:"Screen for the slides, from 1."`
	NotesScreen int    `placeholder:"N" help:"Screen for the notes, from 1."`
	From        string `placeholder:"ADDRESS" help:"Begin with the section that has or holds this address."`
	Length      string `placeholder:"MINUTES" help:"How long the talk is to be, or when it ends, such as 15:30."`
	Shape       string `placeholder:"W:H" help:"Width to height of the slides: ${shapes}; as the brief says unless given."`
	Window      bool   `help:"Show the slides in a window, to be shared in a call."`
	Rehearse    bool   `help:"Keep how long each slide takes, for a plan."`
}

func (c *presentCommand) Run() error {
	if c.Screen < 0 || c.NotesScreen < 0 {
		return misuse("screens count from 1")
	}
	shape, err := shapeNamed(c.Shape)
	if err != nil {
		return err
	}
	return openWindow(window{
		shape: shape,
		brief: c.Brief, section: c.From, present: true, screen: c.Screen, notesScreen: c.NotesScreen,
		windowed: c.Window, rehearse: c.Rehearse, length: c.Length,
	})
}
