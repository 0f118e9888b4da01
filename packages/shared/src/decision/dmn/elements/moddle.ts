/// <reference path="./dmn-moddle.d.ts" />
import { DmnModdle } from 'dmn-moddle';
import type { DmnNamespaces } from '../dmn-version.ts';
import { diagramPackages } from './diagram-packages.ts';
import { modelPackage } from './model-package.ts';

/** The XML library with our own, complete description of the standard's elements, in the namespaces of one version. */
export function openModdle({ model, shapes }: DmnNamespaces): DmnModdle {
  return new DmnModdle({ dmn: modelPackage(model), ...diagramPackages(shapes) });
}
