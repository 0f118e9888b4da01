/// <reference path="./dmn-moddle.d.ts" />
import { DmnModdle } from 'dmn-moddle';
import { diagramPackages } from './descriptor/diagram-packages.ts';
import { modelPackage } from './descriptor/model-package.ts';
import type { DmnNamespaces } from './dmn-version.ts';

/** The XML library with our own, complete description of the standard's elements, in the namespaces of one version. */
export function openModdle({ model, shapes }: DmnNamespaces): DmnModdle {
  return new DmnModdle({ dmn: modelPackage(model), ...diagramPackages(shapes) });
}
