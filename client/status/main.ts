import { z } from "zod";

// The content security policy forbids code made from text. Schemas ask when they are made, so they are loaded after this.
z.config({ jitless: true });

void import("./start.tsx");
