import type { Boxed, BoxedFunction, InformationItem } from './boxed.ts';

/** What a requirement points at: an element's id, in another file where a namespace is given. */
export type ElementRef = { readonly namespace?: string | undefined; readonly id: string };

/** A type of the file's own. */
export type ItemDefinition = {
  readonly name: string;
  readonly typeRef?: string | undefined;
  readonly isCollection: boolean;
  /** Unary tests that each value (of a collection: each item) must pass. */
  readonly allowedValues?: string | undefined;
  /** Unary tests that the value as a whole must pass: DMN 1.5. */
  readonly typeConstraint?: string | undefined;
  readonly components: readonly ItemDefinition[];
  readonly signature?: { readonly parameters: readonly InformationItem[]; readonly result?: string | undefined } | undefined;
};

/** What all elements of a requirement graph have: the id others point at, its name, and the variable that holds its value. */
type Element = {
  readonly id: string;
  readonly name: string;
  readonly variable: InformationItem;
  readonly description?: string | undefined;
};

export type InputData = Element;

export type ModelDecision = Element & {
  readonly question?: string | undefined;
  readonly allowedAnswers?: string | undefined;
  readonly needs: {
    readonly inputs: readonly ElementRef[];
    readonly decisions: readonly ElementRef[];
    readonly knowledge: readonly ElementRef[];
  };
  readonly logic?: Boxed | undefined;
};

/** A business knowledge model: a function that decisions call by its name. */
export type KnowledgeModel = Element & { readonly logic?: BoxedFunction | undefined; readonly knowledge: readonly ElementRef[] };

/** Decisions offered as a whole: what it gives, what it computes inside, and what must be handed in. */
export type DecisionService = Element & {
  readonly outputs: readonly ElementRef[];
  readonly encapsulated: readonly ElementRef[];
  readonly inputDecisions: readonly ElementRef[];
  readonly inputData: readonly ElementRef[];
};

/** An authority a decision rests on: a law, a tariff, a person. Kept, never computed. */
export type KnowledgeSource = {
  readonly id: string;
  readonly name: string;
  readonly kind?: string | undefined;
  readonly location?: string | undefined;
};

/** Another file whose elements are used under a name; with an empty name they are used as if they stood here. */
export type ModelImport = {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly location?: string | undefined;
};

/** Where elements stand in a drawing, in the drawing's own units. */
export type Diagram = {
  readonly name?: string | undefined;
  readonly shapes: readonly {
    readonly element: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly edges: readonly { readonly element: string; readonly points: readonly { readonly x: number; readonly y: number }[] }[];
};

/** All a DMN file says about deciding. */
export type DecisionModel = {
  readonly namespace: string;
  readonly name: string;
  /** The language of its expressions where that is not FEEL; then none of them is evaluated. */
  readonly language?: string | undefined;
  readonly imports: readonly ModelImport[];
  readonly types: readonly ItemDefinition[];
  readonly inputs: readonly InputData[];
  readonly decisions: readonly ModelDecision[];
  readonly knowledge: readonly KnowledgeModel[];
  readonly services: readonly DecisionService[];
  readonly sources: readonly KnowledgeSource[];
  readonly diagrams: readonly Diagram[];
};
