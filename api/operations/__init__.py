"""What Skylt can do, one function a use case; they know neither a terminal nor HTTP."""
